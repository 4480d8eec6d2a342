package dev.lifeboat.drivers.shell;

/// An answer that cannot be read. Its text says what is wrong and never quotes the answer, which
/// may hold a key.
public final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    public Unreadable(String what) {
        super(what);
    }
}
