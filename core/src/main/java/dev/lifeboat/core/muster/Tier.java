package dev.lifeboat.core.muster;

/// How well a guest is, and how far that is known.
public enum Tier {
    /// Running once, disk writable, booted, answering as it did before: all seen.
    PROVEN,
    /// As it was before the outage, which may be silent or off.
    AS_BEFORE,
    /// Something needed could not be seen, or has not happened yet.
    CANNOT_KNOW,
    /// Something is wrong, and the cause is named.
    NOT_WELL
}
