package dev.lifeboat.screens;

/// Text from outside, made safe for a terminal, a log and a page.
///
/// A guest's console or an error of a driver can hold escape sequences that move the cursor, change
/// the title or hide a line, and marks that turn the reading direction round.
final class Plain {
    private Plain() {}

    static String of(String text) {
        var safe = new StringBuilder(text.length());
        text.codePoints().map(Plain::visible).forEach(safe::appendCodePoint);
        return safe.toString();
    }

    private static int visible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point == '\n' || point == '\t' || point == '\r' ? ' ' : '?';
            case Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED ->
                    '?';
            default -> point;
        };
    }

    static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    /// With spaces behind, to at least this many columns.
    static String pad(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }
}
