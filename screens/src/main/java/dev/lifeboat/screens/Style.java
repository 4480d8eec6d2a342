package dev.lifeboat.screens;

/// What a piece of text means. Colour may underline it; the words say it already.
enum Style {
    PLAIN,
    STRONG,
    FAINT,
    GOOD,
    BAD,
    /// Waits for somebody, or is not known.
    OPEN
}
