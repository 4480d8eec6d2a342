package dev.lifeboat.cli;

/// Exit codes, the same for every command.
public enum Exit {
    /// Yes, done, well.
    OK(0),
    /// Lifeboat itself failed.
    FAILED(1),
    /// Wrong words, or a wrong site file.
    USAGE(2),
    /// No: not well, refused, aborted.
    NO(3),
    /// Not known.
    UNKNOWN(4),
    /// It waits for an answer.
    ASKS(5);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
