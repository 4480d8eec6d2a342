package dev.lifeboat.cli;

import java.util.function.Consumer;

/// Says that something is wrong once, and once that it is well again: said each round, it would
/// bury what else is said.
final class SaidOnce {
    private final Consumer<String> say;
    private final String well;
    private String last = "";

    /// @param well what is said when it is over
    SaidOnce(Consumer<String> say, String well) {
        this.say = say;
        this.well = well;
    }

    void wrong(String text) {
        wrong(text, text);
    }

    /// @param about the same as long as the text tells nothing new, whatever its numbers
    void wrong(String about, String text) {
        if (!about.equals(last)) {
            last = about;
            say.accept(text);
        }
    }

    void well() {
        if (!last.isEmpty()) {
            last = "";
            say.accept(well);
        }
    }
}
