package dev.lifeboat.core.evidence;

/// What a hypervisor says that a guest is doing.
public enum RunState {
    RUNNING,
    PAUSED,
    /// Paused by its hypervisor because a disk refused an operation (`error_policy=stop`).
    PAUSED_BY_DISK,
    SHUT_OFF,
    CRASHED,
    OTHER;

    /// Whether a process exists that could write or speak.
    public boolean isAlive() {
        return switch (this) {
            case RUNNING, PAUSED, PAUSED_BY_DISK, OTHER -> true;
            case SHUT_OFF, CRASHED -> false;
        };
    }
}
