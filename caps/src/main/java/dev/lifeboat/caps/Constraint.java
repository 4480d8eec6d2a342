package dev.lifeboat.caps;

import java.util.Optional;

/// What an argument of a command must be for a grant to hold.
record Constraint(How how, String value) {
    enum How {
        EQUAL,
        PREFIX,
        REGEX,
        /// Begins with the value, which goes on with the name of the entity that asks:
        /// `daemon-private/`.
        OWN
    }

    static Constraint equal(String value) {
        return new Constraint(How.EQUAL, value);
    }

    static Constraint prefix(String value) {
        return new Constraint(How.PREFIX, value);
    }

    static Constraint regex(String value) {
        return new Constraint(How.REGEX, value);
    }

    static Constraint own(String value) {
        return new Constraint(How.OWN, value);
    }

    /// Empty: that cannot be told, as with some regular expressions.
    Optional<Boolean> holds(String argument) {
        return switch (how) {
            case EQUAL -> Optional.of(argument.equals(value));
            case PREFIX -> Optional.of(argument.startsWith(value));
            case REGEX -> PosixRegex.matches(value, argument);
            case OWN -> argument.startsWith(value) ? Optional.empty() : Optional.of(false);
        };
    }
}
