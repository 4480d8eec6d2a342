package dev.lifeboat.cli;

import dev.lifeboat.screens.Page;
import dev.lifeboat.screens.Paint;
import java.time.ZoneId;

/// The page that is written to: colour only for a person who has not asked for none.
final class Pages {
    private Pages() {}

    static Page here() {
        var plain = !Terminal.isThere() || System.getenv("NO_COLOR") != null;
        return plain ? file() : new Page(ZoneId.systemDefault(), width(), Paint.ON);
    }

    /// A terminal of so many columns.
    static Page wide(int columns) {
        var paint = System.getenv("NO_COLOR") == null ? Paint.ON : Paint.OFF;
        return new Page(ZoneId.systemDefault(), columns, paint);
    }

    /// For files and pipes.
    static Page file() {
        return Page.plain(ZoneId.systemDefault());
    }

    private static int width() {
        var columns = System.getenv("COLUMNS");
        return columns != null && columns.matches("[0-9]{1,4}")
                ? Integer.parseInt(columns)
                : Page.NARROW;
    }
}
