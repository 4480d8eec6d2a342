package dev.lifeboat.screens;

import dev.lifeboat.core.control.Rota;
import java.util.List;
import java.util.Locale;

/// What a site's budget of looks is too small for.
public final class BudgetLines {
    /// A site of 2,000 hosts says no more of them than a site of three.
    private static final int SHOWN = 3;

    private BudgetLines() {}

    /// Empty when it is large enough.
    public static String text(List<Rota.Shortfall> shortfalls) {
        var lines = shortfalls.stream().limit(SHOWN).map(BudgetLines::line).toList();
        var more = shortfalls.size() - lines.size();
        return String.join("\n", lines) + (more > 0 ? "\nand of " + more + " more" : "");
    }

    /// In whole calls a second from ten on.
    private static String line(Rota.Shortfall shortfall) {
        return "Too seldom looked at: "
                + shortfall.lane()
                + ". "
                + String.format(Locale.ROOT, "%,d", shortfall.looks())
                + " looks want "
                + rate(shortfall.wanted())
                + " and may have "
                + rate(shortfall.budget())
                + ": each is made once in "
                + Page.age(shortfall.round())
                + ".\nnext:  raise looking."
                + shortfall.lane().kind().name().toLowerCase(Locale.ROOT)
                + " in the site file";
    }

    private static String rate(double callsPerSecond) {
        return callsPerSecond >= 10
                ? String.format(Locale.ROOT, "%,.0f/s", callsPerSecond)
                : String.format(Locale.ROOT, "%.2f/s", callsPerSecond);
    }
}
