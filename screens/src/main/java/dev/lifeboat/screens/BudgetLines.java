package dev.lifeboat.screens;

import dev.lifeboat.core.control.Lane;
import dev.lifeboat.core.control.Rota;
import dev.lifeboat.core.evidence.HostPing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a site's budget of looks is too small for.
public final class BudgetLines {
    private BudgetLines() {}

    /// Empty when it is large enough. Of each kind the worst, and how many there are: a site of
    /// 2,000 hosts says no more than one of three.
    public static String text(List<Rota.Shortfall> shortfalls) {
        var kinds = new TreeMap<Lane.Kindred, List<Rota.Shortfall>>();
        for (var each : shortfalls) {
            kinds.computeIfAbsent(each.lane().kind(), _ -> new ArrayList<>()).add(each);
        }
        return kinds.values().stream().map(BudgetLines::line).collect(Collectors.joining("\n"));
    }

    /// Of what kinds they are: the numbers differ with each guest that comes or goes, and that is
    /// nothing new.
    public static String about(List<Rota.Shortfall> shortfalls) {
        return shortfalls.stream()
                .map(each -> each.lane().kind().name())
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static String line(List<Rota.Shortfall> kind) {
        var worst = kind.stream().max(Comparator.comparing(Rota.Shortfall::round)).orElseThrow();
        if (worst.lane().kind() == Lane.Kindred.PINGS) {
            return sweep(worst);
        }
        var more = kind.size() - 1;
        return "Too seldom looked at: "
                + worst.lane()
                + (more > 0 ? " and " + more + " more" : "")
                + ". "
                + String.format(Locale.ROOT, "%,d", worst.looks())
                + " looks want "
                + rate(worst.wanted())
                + " and may have "
                + rate(worst.budget())
                + ": each is made once in "
                + Page.age(worst.round())
                + ".\nnext:  raise looking."
                + worst.lane().kind().name().toLowerCase(Locale.ROOT)
                + " in the site file";
    }

    private static String sweep(Rota.Shortfall pings) {
        return "Too seldom pinged: a sweep of "
                + String.format(Locale.ROOT, "%,d", pings.looks())
                + " hosts and guests takes "
                + Page.age(pings.round())
                + ", and what it says is good for "
                + Page.age(HostPing.KIND.freshFor())
                + ".\nnext:  name fewer addresses of guests in the site file";
    }

    /// In whole calls a second from ten on.
    private static String rate(double callsPerSecond) {
        return callsPerSecond >= 10
                ? String.format(Locale.ROOT, "%,.0f/s", callsPerSecond)
                : String.format(Locale.ROOT, "%.2f/s", callsPerSecond);
    }
}
