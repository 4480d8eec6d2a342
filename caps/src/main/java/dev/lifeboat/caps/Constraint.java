package dev.lifeboat.caps;

import java.util.Optional;

/// What an argument of a command must be for a grant to hold.
record Constraint(How how, String value) {
    enum How {
        EQUAL,
        PREFIX,
        REGEX
    }

    static Constraint equal(String value) {
        return new Constraint(How.EQUAL, value);
    }

    static Constraint regex(String value) {
        return new Constraint(How.REGEX, value);
    }

    /// Empty: a regular expression that this cannot tell.
    Optional<Boolean> holds(String argument) {
        return switch (how) {
            case EQUAL -> Optional.of(argument.equals(value));
            case PREFIX -> Optional.of(argument.startsWith(value));
            case REGEX -> PosixRegex.matches(value, argument);
        };
    }
}
