package dev.lifeboat.screens;

import dev.lifeboat.core.fleet.Words;
import dev.lifeboat.core.muster.GuestLine;
import dev.lifeboat.core.muster.Tier;
import dev.lifeboat.core.muster.Where;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// `lifeboat muster HOST`: is each guest well, and if not, why? Worst first.
public final class MusterScreen {
    private static final int LONGEST_NAME = 24;
    private static final int VERDICT = 20;

    private MusterScreen() {}

    public static String text(Roll roll, Page page) {
        var sheet = new Sheet(page);
        var head =
                Words.count(roll.lines().size(), "guest")
                        + " of "
                        + roll.of()
                        + ": "
                        + roll.summary();
        sheet.ends(new Span(Style.STRONG, head), page.time(roll.at())).blank();
        var told = groups(roll, page);
        var width = nameWidth(told.values());
        told.forEach((said, lines) -> guests(said, lines, width, sheet));
        if (!told.isEmpty() && roll.lines().stream().anyMatch(Roll::isWell)) {
            sheet.blank();
        }
        well(roll, sheet);
        return sheet.toString();
    }

    /// What is said of a guest; 63 guests of which the same is said need no 63 lines.
    private record Said(Style style, String verdict, String text, Optional<String> next) {}

    private static SequencedMap<Said, List<String>> groups(Roll roll, Page page) {
        var groups = new LinkedHashMap<Said, List<String>>();
        for (var line : roll.lines()) {
            if (!Roll.isWell(line)) {
                var said =
                        new Said(
                                style(line),
                                Roll.verdict(line),
                                roll.because(line) + source(roll, line, page),
                                new Remedy(roll.dead(), roll.run()).of(line));
                groups.computeIfAbsent(said, _ -> new ArrayList<>()).add(line.vm().name());
            }
        }
        return groups;
    }

    private static String source(Roll roll, GuestLine line, Page page) {
        if (line.tier() != Tier.NOT_WELL && line.tier() != Tier.CANNOT_KNOW) {
            return "";
        }
        return new Evidence(roll.now())
                .of(line)
                .map(reading ->
                        "  ("
                                + reading.source().command()
                                + ", "
                                + page.time(reading.answered())
                                + ")")
                .orElse("");
    }

    private static int nameWidth(Collection<List<String>> groups) {
        var longest =
                groups.stream().map(MusterScreen::head).mapToInt(String::length).max().orElse(0);
        return Math.clamp(longest, 8, LONGEST_NAME) + 2;
    }

    private static String head(List<String> names) {
        return names.size() == 1 ? names.getFirst() : names.size() + " guests";
    }

    private static void guests(Said said, List<String> names, int width, Sheet sheet) {
        var column = 2 + width + VERDICT;
        var verdict = new Span(said.style(), Plain.pad(said.verdict(), VERDICT));
        sheet.entry(column, said.text(), Span.plain("  " + Plain.pad(head(names), width)), verdict);
        if (names.size() > 1) {
            sheet.entry(column, String.join("  ", names));
        }
        said.next().ifPresent(next -> sheet.line(" ".repeat(column) + "next: " + next));
    }

    private static Style style(GuestLine line) {
        return switch (line.tier()) {
            case NOT_WELL -> Style.BAD;
            case CANNOT_KNOW -> Style.OPEN;
            case PROVEN, AS_BEFORE -> Style.PLAIN;
        };
    }

    /// The well ones need no line each, but whoever looks for one wants to find it.
    private static void well(Roll roll, Sheet sheet) {
        var hosts = new TreeMap<String, List<String>>();
        for (var line : roll.lines()) {
            if (Roll.isWell(line) && line.where() instanceof Where.Once(var host, _, _)) {
                hosts.computeIfAbsent(host.name(), _ -> new ArrayList<>()).add(line.vm().name());
            }
        }
        hosts.forEach((host, names) -> {
            var head = "  well on " + host + "  ";
            sheet.entry(head.length(), String.join("  ", names), new Span(Style.GOOD, head));
        });
    }
}
