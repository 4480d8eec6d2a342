package dev.lifeboat.screens;

import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Words;
import dev.lifeboat.core.readiness.Finding;
import dev.lifeboat.core.readiness.Readiness;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// `lifeboat ready`: every host, and onto which others its guests could go. 30 hosts fit on 80
/// columns: hosts are numbered, and a cell is one sign.
public final class ReadyMatrix {
    /// More targets than this are not shown one by one.
    public static final int TARGETS_AT_MOST = 30;

    private static final int NUMBER = 4;

    private static final int NAME = 12;

    private static final int CELL = 2;

    /// `NOT READY`, and the gap before it.
    private static final int WORD = 11;

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
        var all = new TreeSet<>(whole.keySet());
        onto.values().forEach(row -> all.addAll(row.keySet()));
        if (!onto.isEmpty()) {
            numbers(all.size(), sheet);
        }
        var said = NUMBER + NAME + CELL * all.size() + WORD <= page.width();
        var number = 0;
        for (var host : all) {
            var head = " %2d ".formatted(++number) + Plain.pad(shown(host), NAME);
            var each = whole.get(host);
            if (each == null) {
                sheet.line(head); // only a target
            } else if (onto.isEmpty()) {
                listed(head, each, sheet);
            } else {
                row(head, said, each, onto.getOrDefault(host, new TreeMap<>()), all, sheet);
            }
        }
        sheet.blank();
        if (!onto.isEmpty()) {
            sheet.line(
                    " + ready   ? unproven   ! not ready   onto that host alone"
                            + (said ? "" : "; last: onto all"));
        }
        onward.note(NUMBER + NAME, sheet);
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
        var margin = " ".repeat(NUMBER + NAME);
        if (count >= 10) {
            sheet.line(margin + tens);
        }
        sheet.line(margin + ones);
    }

    private static String shown(HostId host) {
        var name = host.name();
        return name.length() > NAME ? name.substring(0, NAME - 1) + "~" : name;
    }

    /// @param said whether there is room for the word beside the cells, or only for its sign
    private static void row(
            String head,
            boolean said,
            Readiness each,
            SortedMap<HostId, Readiness> onto,
            Collection<HostId> targets,
            Sheet sheet) {
        var spans = new ArrayList<Span>();
        spans.add(Span.plain(head));
        for (var target : targets) {
            var cell = onto.get(target);
            spans.add(Span.plain(" "));
            spans.add(cell == null ? Span.plain(".") : sign(cell.word()));
        }
        spans.add(Span.plain("  "));
        spans.add(
                said
                        ? new Span(style(each.word()), FindingText.word(each.word()))
                        : sign(each.word()));
        sheet.line(spans.toArray(Span[]::new));
    }

    /// Of a site that is too large for cells: what is not proven of the host.
    private static void listed(String head, Readiness each, Sheet sheet) {
        sheet.entry(
                NUMBER + NAME + WORD + 2,
                String.join(", ", worst(each)),
                Span.plain(head),
                new Span(style(each.word()), "  " + FindingText.word(each.word())));
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
