package dev.lifeboat.drivers.access;

import java.util.function.Function;

/// A password or key. Cannot be printed, compared or serialised; drivers hand it to a program by
/// file, environment or standard input, never in a command line.
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    public static Secret of(String value) {
        return new Secret(value);
    }

    /// Uses the value where it is needed. What `use` returns must not contain it.
    public <T> T reveal(Function<String, T> use) {
        return use.apply(value);
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
