package dev.lifeboat.screens;

/// A piece of a line. Whatever is in it can be printed: cleaned here, so that no screen can forget.
record Span(Style style, String text) {
    Span {
        text = Plain.of(text);
    }

    static Span plain(String text) {
        return new Span(Style.PLAIN, text);
    }

    int width() {
        return Plain.width(text);
    }
}
