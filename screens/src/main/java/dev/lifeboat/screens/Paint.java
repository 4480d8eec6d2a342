package dev.lifeboat.screens;

/// Whether screens are coloured: only for a terminal that wants it (`NO_COLOR`).
public enum Paint {
    OFF,
    /// ANSI colours of the basic eight, readable on dark and light ground.
    ON;

    private static final String END = "\u001b[0m";

    String on(Style style, String text) {
        var start = start(style);
        return this == OFF || start.isEmpty() || text.isBlank() ? text : start + text + END;
    }

    private static String start(Style style) {
        return switch (style) {
            case PLAIN -> "";
            case STRONG -> "\u001b[1m";
            case FAINT -> "\u001b[2m";
            case GOOD -> "\u001b[32m";
            case BAD -> "\u001b[31m";
            case OPEN -> "\u001b[33m";
        };
    }
}
