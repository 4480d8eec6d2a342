package dev.lifeboat.cli;

import dev.lifeboat.core.run.Question;
import java.util.Optional;

/// An answer while it is typed in the live view: a choice's number and, where the choice wants it,
/// a name behind it, such as `3 kct09`.
record TypedAnswer(String text) {
    static final TypedAnswer NOTHING = new TypedAnswer("");

    /// A question has fewer than a hundred choices.
    private static final int DIGITS = 2;

    /// No host has a longer name (RFC 1035: 253 characters).
    private static final int LONGEST = 253 + DIGITS + 1;

    boolean isEmpty() {
        return text.isEmpty();
    }

    TypedAnswer digit(char digit) {
        return text.length() < DIGITS ? new TypedAnswer(text + digit) : this;
    }

    /// Ready for the name.
    TypedAnswer forName() {
        return new TypedAnswer(number() + " ");
    }

    /// Whether this key is part of the name, whatever it does otherwise.
    boolean takes(int key) {
        return text.contains(" ") && key > ' ' && key < 0x7f && text.length() < LONGEST;
    }

    TypedAnswer with(char letter) {
        return new TypedAnswer(text + letter);
    }

    TypedAnswer shorter() {
        return text.isEmpty()
                ? this
                : new TypedAnswer(text.substring(0, text.length() - 1).strip());
    }

    int number() {
        return Integer.parseInt(text.split(" ", 2)[0]);
    }

    /// The name that still has to be typed for this answer.
    Optional<String> lacks(Question question) {
        var name = text.contains(" ") ? text.substring(text.indexOf(' ') + 1) : "";
        var number = number();
        return number < 1 || number > question.choices().size()
                ? Optional.empty()
                : question.choices().get(number - 1).typed().filter(typed -> !typed.equals(name));
    }
}
