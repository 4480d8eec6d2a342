package dev.lifeboat.cli;

/// Ends a command early, with what to tell the person and the code to exit with.
final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Exit exit;

    Stop(Exit exit, String text) {
        super(text);
        this.exit = exit;
    }

    Exit exit() {
        return exit;
    }
}
