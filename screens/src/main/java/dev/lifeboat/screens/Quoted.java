package dev.lifeboat.screens;

/// A word for bash that means itself, whatever is in it.
final class Quoted {
    private Quoted() {}

    /// `'db-1'`; with control characters `$'a\x1bb'`, so that a terminal that shows the line is as
    /// safe as the shell that runs it.
    static String word(String text) {
        return Plain.of(text).equals(text) ? "'" + text.replace("'", "'\\''") + "'" : escaped(text);
    }

    /// As a person would type it: in quotes only where a shell needs them.
    static String argument(String text) {
        return text.matches("[A-Za-z0-9/._+=:,@-]+") ? text : word(text);
    }

    private static String escaped(String text) {
        var word = new StringBuilder("$'");
        for (var unit : text.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            if (unit >= ' ' && unit < 127 && unit != '\'' && unit != '\\') {
                word.append((char) unit);
            } else {
                word.append(String.format("\\x%02x", unit & 0xff));
            }
        }
        return word.append('\'').toString();
    }
}
