package dev.lifeboat.core.evidence;

/// How far a guest's console says that it has come.
public enum BootStage {
    /// Nothing was printed since it started.
    SILENT,
    KERNEL,
    CHECKING_DISK,
    MOUNTING,
    /// Services are starting, or it answers a login prompt.
    UP,
    /// It waits for a person: an emergency shell or a manual fsck.
    EMERGENCY,
    /// The kernel says that a task hangs on its disk: blocked, not busy checking.
    BLOCKED_ON_DISK,
    PANIC;

    public boolean isStuck() {
        return this == EMERGENCY || this == BLOCKED_ON_DISK || this == PANIC;
    }
}
