package dev.lifeboat.screens;

import java.util.List;

/// A page of Markdown that reads well as plain text too.
final class Markdown {
    private final StringBuilder out = new StringBuilder();

    void title(String text) {
        out.append("# ").append(text(text)).append("\n\n");
    }

    void section(String text) {
        out.append("\n## ").append(text(text)).append("\n\n");
    }

    void line(String text) {
        out.append(Plain.of(text)).append('\n');
    }

    void item(String text) {
        out.append("- ").append(Plain.of(text)).append('\n');
    }

    void row(List<String> cells) {
        out.append("| ").append(Plain.of(String.join(" | ", cells))).append(" |\n");
    }

    void head(List<String> cells) {
        row(cells);
        out.append("|---".repeat(cells.size())).append("|\n");
    }

    /// Text from outside: it can neither break a table nor become a link, an image or HTML.
    static String text(String text) {
        return Plain.of(text)
                .replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("<", "&lt;")
                .replace("`", "\\`")
                .replace("[", "\\[");
    }

    /// A command.
    static String code(String command) {
        return "`" + Plain.of(command).replace("`", "'").replace("|", "\\|") + "`";
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
