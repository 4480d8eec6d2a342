package dev.lifeboat.screens;

import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Words;
import dev.lifeboat.core.readiness.Finding;
import dev.lifeboat.core.readiness.Readiness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// `lifeboat ready`: every host, and onto which others its guests could go. 30 hosts fit on 80
/// columns: hosts are numbered, and a cell is one sign.
public final class ReadyMatrix {
    /// More targets than this are not shown one by one.
    public static final int TARGETS_AT_MOST = 30;

    private static final int NAME = 12;

    private ReadyMatrix() {}

    /// @param whole the readiness of each host onto all others
    /// @param onto the same onto one host each; without those of a site that is too large
    public static String text(
            SortedMap<HostId, Readiness> whole,
            Map<HostId, SortedMap<HostId, Readiness>> onto,
            Page page) {
        return text(whole, onto, page, Onward.SITE_FILE);
    }

    /// @param onward how somebody looks at the same site again
    public static String text(
            SortedMap<HostId, Readiness> whole,
            Map<HostId, SortedMap<HostId, Readiness>> onto,
            Page page,
            Onward onward) {
        var sheet = new Sheet(page);
        var ready =
                whole.values().stream().filter(each -> each.word() == Readiness.Word.READY).count();
        sheet.line(
                new Span(
                        Style.STRONG, Words.count(whole.size(), "host") + ": " + ready + " ready"));
        sheet.blank();
        if (!onto.isEmpty()) {
            numbers(whole.size(), sheet);
        }
        var number = 0;
        for (var each : whole.values()) {
            row(++number, each, onto.getOrDefault(each.host(), new TreeMap<>()), whole, sheet);
        }
        sheet.blank();
        if (!onto.isEmpty()) {
            sheet.line(" + ready   ? unproven   ! not ready   onto that host alone");
        }
        onward.note(4 + NAME, sheet);
        whole.values().stream()
                .filter(each -> each.word() != Readiness.Word.READY)
                .filter(onward::worthALook)
                .findFirst()
                .ifPresent(worst -> sheet.next(onward.with("lifeboat ready " + worst.host())));
        return sheet.toString();
    }

    private static void numbers(int count, Sheet sheet) {
        var tens = new StringBuilder();
        var ones = new StringBuilder();
        for (var number = 1; number <= count; number++) {
            tens.append(number < 10 ? "  " : " " + number / 10);
            ones.append(' ').append(number % 10);
        }
        var margin = " ".repeat(4 + NAME);
        if (count >= 10) {
            sheet.line(margin + tens);
        }
        sheet.line(margin + ones);
    }

    private static void row(
            int number,
            Readiness each,
            SortedMap<HostId, Readiness> onto,
            SortedMap<HostId, Readiness> whole,
            Sheet sheet) {
        var name = each.host().name();
        var shown = name.length() > NAME ? name.substring(0, NAME - 1) + "~" : name;
        var spans = new ArrayList<Span>();
        spans.add(Span.plain(" %2d ".formatted(number) + Plain.pad(shown, NAME)));
        if (!onto.isEmpty()) {
            for (var target : whole.keySet()) {
                var cell = onto.get(target);
                spans.add(Span.plain(" "));
                spans.add(cell == null ? Span.plain(".") : sign(cell.word()));
            }
        }
        var worst = worst(each);
        spans.add(new Span(style(each.word()), "  " + FindingText.word(each.word())));
        if (onto.isEmpty() && !worst.isEmpty()) {
            spans.add(Span.plain("  " + String.join(", ", worst)));
        }
        sheet.line(spans.toArray(Span[]::new));
    }

    private static List<String> worst(Readiness each) {
        return each.findings().stream()
                .filter(finding -> finding.remedy().isPresent())
                .map(Finding::check)
                .distinct()
                .map(Object::toString)
                .toList();
    }

    private static Span sign(Readiness.Word word) {
        return switch (word) {
            case READY -> new Span(Style.GOOD, "+");
            case UNPROVEN -> new Span(Style.OPEN, "?");
            case NOT_READY -> new Span(Style.BAD, "!");
        };
    }

    private static Style style(Readiness.Word word) {
        return switch (word) {
            case READY -> Style.GOOD;
            case UNPROVEN -> Style.OPEN;
            case NOT_READY -> Style.BAD;
        };
    }
}
