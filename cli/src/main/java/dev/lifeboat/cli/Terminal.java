package dev.lifeboat.cli;

import java.io.Console;
import java.util.Optional;

/// The person at the terminal, if there is one.
final class Terminal {
    private Terminal() {}

    /// JDK 25 gives no console without a terminal; JDK 22 to 24 gave one that is none.
    @SuppressWarnings("SystemConsoleNull")
    private static Optional<Console> console() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }

    static boolean isThere() {
        return console().isPresent();
    }

    /// Asks on a terminal; empty when nobody is there.
    static Optional<String> ask(String question) {
        return console()
                .flatMap(console -> Optional.ofNullable(console.readLine("%s", question)))
                .map(String::strip);
    }

    /// Destructive commands want a name typed, not a key pressed.
    ///
    /// @param given what `--confirm` says
    static void confirm(String name, Optional<String> given, String what) {
        confirm(name, "--confirm", given, what);
    }

    /// @param option what it is typed behind where nobody can be asked
    static void confirm(String name, String option, Optional<String> given, String what) {
        var typed = given.or(() -> ask("Type " + name + " to " + what + ": "));
        if (typed.isEmpty()) {
            throw new Stop(
                    Exit.ASKS,
                    "Nothing was done.\nnext:  add " + option + "=" + name + " to " + what);
        }
        if (!typed.get().equals(name)) {
            throw new Stop(
                    Exit.NO, "\"" + typed.get() + "\" is not \"" + name + "\"; nothing was done.");
        }
    }
}
