package dev.lifeboat.screens;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.FactText;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.readiness.CheckId;
import dev.lifeboat.core.readiness.Finding;
import dev.lifeboat.core.readiness.Readiness;
import java.time.Instant;
import java.util.List;

/// `lifeboat why FINDING HOST`: what is known of it, why nobody sees it before the night, what it
/// has cost others, and how it is mended.
public final class WhyScreen {
    private static final int TEXT = 19;

    private WhyScreen() {}

    public static String text(CheckId check, Readiness readiness, Instant at, Page page) {
        return text(check, readiness, at, page, Onward.SITE_FILE);
    }

    /// @param onward how somebody looks at the same site again
    public static String text(
            CheckId check, Readiness readiness, Instant at, Page page, Onward onward) {
        var sheet = new Sheet(page);
        var findings = readiness.of(check).findings();
        var open = findings.stream().filter(each -> each.ready() != Answer.YES).toList();
        if (open.isEmpty()) {
            return proven(check, findings, readiness, at, sheet);
        }
        for (var finding : FindingText.distinct(open)) {
            finding(finding, at, sheet);
        }
        background(check, sheet);
        sheet.next(onward.with("lifeboat ready " + readiness.host()));
        return sheet.toString();
    }

    private static String proven(
            CheckId check, List<Finding> findings, Readiness readiness, Instant at, Sheet sheet) {
        sheet.line(
                new Span(
                        Style.STRONG,
                        check
                                + " of "
                                + readiness.host()
                                + ": "
                                + (findings.isEmpty()
                                        ? "nothing there that it could be asked of"
                                        : "nothing is wrong")));
        sheet.blank();
        for (var finding : findings) {
            entry(
                    finding.level().name(),
                    finding.because() + "  " + FindingText.source(finding, at),
                    sheet);
        }
        background(check, sheet);
        return sheet.toString();
    }

    private static void finding(Finding finding, Instant at, Sheet sheet) {
        var style = finding.ready() == Answer.NO ? Style.BAD : Style.OPEN;
        for (var line : Sheet.wrap(finding.because() + ".", Page.NARROW)) {
            sheet.line(new Span(style, line));
        }
        sheet.blank();
        entry("what was read", read(finding), sheet);
        entry("how to see it", FindingText.source(finding, at), sheet);
        finding.remedy().ifPresent(remedy -> fix(remedy, sheet));
        sheet.blank();
    }

    /// A line is not broken: it may be a command to paste.
    private static void fix(String remedy, Sheet sheet) {
        var head = "fix";
        for (var line : remedy.lines().toList()) {
            sheet.line(" " + Plain.pad(head, TEXT - 1) + line);
            head = "";
        }
    }

    private static String read(Finding finding) {
        return switch (finding.evidence()) {
            case Reading.Known<?> known -> FactText.of(known.seen());
            case Reading.Unknown<?> unknown -> "nothing: " + unknown.why();
        };
    }

    private static void background(CheckId check, Sheet sheet) {
        entry("why nobody sees", Background.hidden(check), sheet);
        entry("it has cost", Background.cost(check), sheet);
    }

    private static void entry(String head, String text, Sheet sheet) {
        sheet.entry(TEXT, text, Span.plain(" " + head));
    }
}
