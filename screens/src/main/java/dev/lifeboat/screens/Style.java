package dev.lifeboat.screens;

/// What a piece of text means. Colour may underline it; the words say it already.
public enum Style {
    PLAIN,
    STRONG,
    FAINT,
    GOOD,
    BAD,
    /// Waits for somebody, or is not known.
    OPEN
}
