package dev.lifeboat.core.plan;

/// What an act can cost if it is wrong.
public enum Risk {
    /// It only looks.
    NONE,
    /// It can be undone without loss.
    REVERSIBLE,
    /// A guest or host loses what it was doing, or data is at stake.
    DESTRUCTIVE
}
