package dev.lifeboat.screens;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.fleet.Words;
import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.readiness.CheckId;
import dev.lifeboat.core.readiness.Finding;
import dev.lifeboat.core.readiness.Readiness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// `lifeboat ready HOST`: what of its recovery is not proven.
public final class ReadyScreen {
    private static final int STATE = 11;
    private static final int CHECK = 13;
    private static final int TEXT = 1 + STATE + CHECK;

    /// Findings of one check that are told one by one; a host of 63 guests that all start by
    /// themselves needs no 63 lines.
    private static final int TOLD = 3;

    private ReadyScreen() {}

    public static String text(Readiness readiness, Instant at, Page page) {
        return text(readiness, at, page, Onward.SITE_FILE);
    }

    /// @param onward how somebody looks at the same site again
    public static String text(Readiness readiness, Instant at, Page page, Onward onward) {
        var sheet = new Sheet(page);
        head(readiness, sheet);
        var open = open(readiness);
        if (!open.isEmpty()) {
            sheet.blank();
        }
        open.values().forEach(alike -> tell(alike, at, sheet, onward, readiness));
        sheet.blank();
        if (onward.isFirstLook()) {
            onward.note(TEXT, sheet);
        } else {
            drills(readiness, at, sheet);
        }
        return next(readiness, sheet, onward).toString();
    }

    private static void head(Readiness readiness, Sheet sheet) {
        var onto = readiness.recovery().targets().toList();
        var line = readiness.host() + " -> " + (onto.isEmpty() ? "nowhere" : Words.list(onto));
        sheet.ends(
                new Span(Style.STRONG, line + "    " + FindingText.word(readiness.word())),
                counts(readiness));
    }

    private static String counts(Readiness readiness) {
        var parts = new ArrayList<String>();
        var blocking = readiness.count(Answer.NO);
        var unproven = readiness.count(Answer.UNKNOWN);
        if (blocking > 0) {
            parts.add(blocking + " blocking");
        }
        if (unproven > 0) {
            parts.add(unproven + " unproven");
        }
        parts.add(readiness.count(Answer.YES) + " proven");
        return String.join(", ", parts);
    }

    /// What is not proven, by check, the worst first.
    private static SequencedMap<String, List<Finding>> open(Readiness readiness) {
        var open = new LinkedHashMap<String, List<Finding>>();
        readiness.findings().stream()
                .filter(finding -> finding.ready() != Answer.YES)
                .forEach(finding ->
                        open.computeIfAbsent(
                                        finding.ready() + " " + finding.check(),
                                        _ -> new ArrayList<>())
                                .add(finding));
        return open;
    }

    private static void tell(
            List<Finding> alike, Instant at, Sheet sheet, Onward onward, Readiness readiness) {
        var told = onward.told(TOLD);
        for (var finding : alike.stream().limit(told).toList()) {
            var state = finding.ready() == Answer.NO ? "BLOCKED" : "UNPROVEN";
            var style = finding.ready() == Answer.NO ? Style.BAD : Style.OPEN;
            sheet.entry(
                    TEXT,
                    finding.because() + "    " + FindingText.source(finding, at),
                    new Span(style, " " + Plain.pad(state, STATE - 1)),
                    Span.plain(" " + finding.check()));
        }
        if (alike.size() > told) {
            sheet.entry(
                    TEXT,
                    "and "
                            + (alike.size() - told)
                            + " more like "
                            + (told == 1 ? "this" : "these")
                            + ": "
                            + onward.briefly(alike, readiness));
        }
    }

    private static void drills(Readiness readiness, Instant at, Sheet sheet) {
        if (!readiness.of(CheckId.CAPS).findings().isEmpty()) {
            sheet.line(
                    " last lock drill that counts:  "
                            + last(Goal.Drill.Kind.LOCK, readiness, at).orElse("none"));
        }
        last(Goal.Drill.Kind.RESTART, readiness, at)
                .ifPresent(when -> sheet.line(" last restart drill:           " + when));
        last(Goal.Drill.Kind.OOB, readiness, at)
                .ifPresent(when -> sheet.line(" last out-of-band drill:       " + when));
        last(Goal.Drill.Kind.FULL, readiness, at)
                .ifPresent(when -> sheet.line(" last full drill:              " + when));
    }

    private static Optional<String> last(Goal.Drill.Kind kind, Readiness readiness, Instant at) {
        return readiness.findings().stream()
                .flatMap(finding -> finding.drills().stream())
                .filter(proof -> proof.drill().filter(kind::equals).isPresent())
                .map(proof -> proof.held().from())
                .max(Instant::compareTo)
                .map(from -> Page.ago(from, at));
    }

    private static Sheet next(Readiness readiness, Sheet sheet, Onward onward) {
        var open =
                readiness.findings().stream()
                        .filter(finding -> finding.ready() != Answer.YES)
                        .toList();
        return open.isEmpty()
                ? sheet.next(whenReady(readiness))
                : sheet.next(onward.why(open, readiness));
    }

    private static String whenReady(Readiness readiness) {
        var locks = readiness.of(CheckId.CAPS).findings();
        var drilled = locks.stream().anyMatch(each -> !each.drills().isEmpty());
        return drilled || locks.isEmpty()
                ? "lifeboat plan " + readiness.host()
                : "lifeboat drill lock " + readiness.host();
    }
}
