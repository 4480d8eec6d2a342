package dev.lifeboat.caps;

/// An answer with its reason, as a person reads it.
public record Verdict(May may, String because) {}
