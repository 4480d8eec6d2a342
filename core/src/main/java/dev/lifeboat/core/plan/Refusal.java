package dev.lifeboat.core.plan;

import dev.lifeboat.core.fleet.VmId;

/// A guest that the plan leaves out, and why.
///
/// @param matters whether somebody should do something about it; a guest that is off as it should
///   be is left out and fine
public record Refusal(VmId vm, String name, String because, boolean matters) {}
