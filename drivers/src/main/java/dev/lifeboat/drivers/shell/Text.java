package dev.lifeboat.drivers.shell;

/// What programs print, made fit for a person's one line.
public final class Text {
    /// Longest line that is passed on, in characters: outcomes are journaled and shown in tables.
    private static final int LONGEST = 300;

    private Text() {}

    /// The last line that says something; programs end with the reason that counts.
    public static String lastLine(String text) {
        var last = text.lines().map(Text::plain).filter(line -> !line.isBlank());
        return last.reduce("", (_, line) -> line);
    }

    /// The text on one line, without control characters.
    public static String plain(String text) {
        var line = text.replaceAll("[^\\x20-\\x7e]+", " ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST - 3) + "..." : line;
    }
}
