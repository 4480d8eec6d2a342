package dev.lifeboat.drivers.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What was found wrong in one file, so that a person sees all of it at once.
final class Problems {
    /// Nobody reads more at a time, and a hostile file could make millions.
    static final int MOST = 200;

    /// Longer texts of the file are cut when they are shown.
    private static final int LONGEST_SHOWN = 60;

    private final String file;
    private final List<Problem> errors = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private int unlisted;

    Problems(String file) {
        this.file = visible(file);
    }

    void add(int line, String path, String text) {
        if (errors.size() < MOST) {
            errors.add(new Problem(file, line, visible(path), text));
        } else {
            unlisted++;
        }
    }

    /// The file is right, but something that it names cannot be used now.
    void warn(int line, String path, String text) {
        if (warnings.size() < MOST) {
            warnings.add(new Problem(file, line, visible(path), text));
        }
    }

    boolean none() {
        return errors.isEmpty();
    }

    List<Problem> errors() {
        var sorted = inOrder(errors);
        if (unlisted > 0) {
            sorted.add(new Problem(file, 0, "", unlisted + " more errors are not listed"));
        }
        return List.copyOf(sorted);
    }

    List<Problem> warnings() {
        return List.copyOf(inOrder(warnings));
    }

    private static List<Problem> inOrder(List<Problem> found) {
        var sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparingInt(Problem::line)); // stable: same line, order of finding
        return sorted;
    }

    /// Text of the file in quotes, safe to show on a terminal.
    static String quote(String text) {
        return "\"" + visible(text) + "\"";
    }

    /// Control and direction characters of a file must not reach a terminal.
    static String visible(String text) {
        var shown = new StringBuilder();
        text.codePoints()
                .limit(LONGEST_SHOWN * 2L)
                .map(c -> showable(c) ? c : '?')
                .forEach(shown::appendCodePoint);
        return shown.length() > LONGEST_SHOWN * 2 - 1
                ? shown.substring(0, LONGEST_SHOWN) + "..."
                : shown.toString();
    }

    private static boolean showable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }
}
