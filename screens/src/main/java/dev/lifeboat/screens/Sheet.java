package dev.lifeboat.screens;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A page that is being written, line by line.
final class Sheet {
    /// A space at which no line is broken.
    static final String HARD_SPACE = "\u00a0";

    private static final Pattern WORD = Pattern.compile("( *)([^ ]+)");

    private final Page page;
    private final StringBuilder out = new StringBuilder();

    Sheet(Page page) {
        this.page = page;
    }

    Sheet blank() {
        out.append('\n');
        return this;
    }

    Sheet line(Span... spans) {
        return print(List.of(spans));
    }

    Sheet line(String text) {
        return line(Span.plain(text));
    }

    /// Text on the left and on the right of one line; on two lines where one is too narrow.
    Sheet ends(Span left, String right) {
        var room = page.width() - left.width() - Plain.width(right);
        if (room >= 2) {
            return line(left, Span.plain(" ".repeat(room) + right));
        }
        line(left);
        return line(" " + right);
    }

    /// A head, and text behind it that goes on below itself: what a long reason needs.
    ///
    /// @param column where the text begins; a longer head pushes it to the next line
    Sheet entry(int column, String text, Span... head) {
        var whole = String.join("", List.of(head).stream().map(Span::text).toList());
        var used = Plain.width(whole.stripTrailing());
        var padded = Plain.width(whole);
        var lines = wrap(text, page.width() - column);
        var first = new ArrayList<>(List.of(head));
        if (used < column && !lines.isEmpty()) {
            first.add(Span.plain(" ".repeat(Math.max(0, column - padded)) + lines.removeFirst()));
        }
        print(first);
        lines.forEach(line -> line(" ".repeat(column) + line));
        return this;
    }

    /// A paragraph.
    Sheet text(int indent, String text) {
        wrap(text, page.width() - indent).forEach(line -> line(" ".repeat(indent) + line));
        return this;
    }

    /// Commands to copy, each whole on its line however long it is.
    Sheet next(String... commands) {
        return line(Span.plain(" next:  "), Span.plain(String.join("        ", commands)));
    }

    /// A command to copy, whole on its line; lines that it has itself are part of its words.
    Sheet command(int indent, String command) {
        line(" ".repeat(indent) + command.lines().findFirst().orElse(""));
        command.lines().skip(1).forEach(this::line);
        return this;
    }

    private Sheet print(List<Span> spans) {
        var whole = new StringBuilder();
        spans.forEach(span -> whole.append(page.paint().on(span.style(), span.text())));
        out.append(whole.toString().replace(HARD_SPACE, " ").stripTrailing()).append('\n');
        return this;
    }

    /// At spaces; a word that is too long by itself is cut, nothing is left out.
    static List<String> wrap(String text, int columns) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var found : WORD.matcher(Plain.of(text).strip()).results().toList()) {
            var gap = line.isEmpty() ? "" : found.group(1);
            var word = found.group(2);
            if (Plain.width(line + gap + word) > columns && !line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
                gap = "";
            }
            while (Plain.width(word) > columns) {
                var end = word.offsetByCodePoints(0, columns);
                lines.add(word.substring(0, end));
                word = word.substring(end);
            }
            line.append(gap).append(word);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
