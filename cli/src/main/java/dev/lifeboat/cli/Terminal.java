package dev.lifeboat.cli;

import java.io.Console;
import java.util.Objects;
import java.util.Optional;

/// The person at the terminal, if there is one.
final class Terminal {
    private Terminal() {}

    /// Never null since JDK 22; [Console#isTerminal] tells whether a person is there.
    private static Console console() {
        return Objects.requireNonNull(System.console());
    }

    static boolean isThere() {
        return console().isTerminal();
    }

    /// Asks on a terminal; empty when nobody is there.
    static Optional<String> ask(String question) {
        var console = console();
        return console.isTerminal()
                ? Optional.ofNullable(console.readLine("%s", question)).map(String::strip)
                : Optional.empty();
    }

    /// Destructive commands want a name typed, not a key pressed.
    ///
    /// @param given what `--confirm` says
    static void confirm(String name, Optional<String> given, String what) {
        var typed = given.or(() -> ask("Type " + name + " to " + what + ": "));
        if (typed.isEmpty()) {
            throw new Stop(
                    Exit.ASKS, "Nothing was done.\nnext:  add --confirm=" + name + " to " + what);
        }
        if (!typed.get().equals(name)) {
            throw new Stop(
                    Exit.NO, "\"" + typed.get() + "\" is not \"" + name + "\"; nothing was done.");
        }
    }
}
