package dev.lifeboat.core.plan;

/// Something to mend afterwards that the plan works around.
public record FollowUp(String because, String command) {}
