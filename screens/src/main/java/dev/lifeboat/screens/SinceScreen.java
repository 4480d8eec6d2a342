package dev.lifeboat.screens;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.fleet.Words;
import dev.lifeboat.core.readiness.Change;
import dev.lifeboat.core.readiness.Readiness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// `lifeboat ready HOST --since TIME`: what can no longer be proven, and which change it was.
public final class SinceScreen {
    private static final int STATE = 12;
    private static final int CHECK = 13;
    private static final int TEXT = 1 + STATE + CHECK;

    private SinceScreen() {}

    public static String text(
            Readiness readiness, List<Change> changes, Instant since, Instant at, Page page) {
        var sheet = new Sheet(page);
        var head = readiness.host() + " since " + page.dayAndTime(since);
        var word = FindingText.word(readiness.word());
        sheet.ends(new Span(Style.STRONG, head + "    " + word), counts(readiness, changes));
        sheet.blank();
        for (var change : changes) {
            tell(change, at, sheet);
        }
        if (!changes.isEmpty()) {
            sheet.blank();
        }
        var lost =
                changes.stream()
                        .filter(change -> change.now().ready() != Answer.YES || change.isLess())
                        .findFirst();
        sheet.next(
                lost.map(change -> "lifeboat why " + change.now().check() + " " + readiness.host())
                        .orElse("lifeboat ready " + readiness.host()));
        return sheet.toString();
    }

    private static String counts(Readiness readiness, List<Change> changes) {
        var parts = new ArrayList<String>();
        var lost = changes.stream().filter(change -> change.now().ready() != Answer.YES).count();
        if (lost > 0) {
            parts.add(lost + " worse");
        }
        var less =
                changes.stream()
                        .filter(change -> change.now().ready() == Answer.YES && change.isLess())
                        .count();
        if (less > 0) {
            parts.add(less + " only read now");
        }
        if (changes.size() > lost + less) {
            parts.add((changes.size() - lost - less) + " proven now");
        }
        parts.add((readiness.findings().size() - changes.size()) + " as before");
        return String.join(", ", parts);
    }

    private static void tell(Change change, Instant at, Sheet sheet) {
        var now = change.now();
        var style =
                switch (now.ready()) {
                    case YES -> Style.GOOD;
                    case NO -> Style.BAD;
                    case UNKNOWN -> Style.OPEN;
                };
        sheet.entry(
                TEXT,
                now.because() + "    " + FindingText.source(now, at),
                new Span(style, " " + Plain.pad(state(change), STATE - 1)),
                Span.plain(" " + now.check()));
        if (change.was().isEmpty()) {
            sheet.entry(TEXT, "was not asked then");
        } else if (change.because().isEmpty()) {
            sheet.entry(TEXT, without(change, at));
        } else {
            sheet.entry(TEXT, "changed: " + Words.list(change.because()));
        }
    }

    /// Where nothing that its proof rested on has changed.
    private static String without(Change change, Instant at) {
        return change.now().ready() == Answer.UNKNOWN && change.now().ranOut(at)
                ? "nothing that was read then is otherwise: its proof ran out"
                : "nothing that was read then is otherwise: what is new stands above";
    }

    private static String state(Change change) {
        return switch (change.now().ready()) {
            case YES -> change.isLess() ? "UNTRIED" : "PROVEN NOW";
            case NO -> change.wasProven() ? "LOST" : "BLOCKED";
            case UNKNOWN -> change.wasProven() ? "UNPROVABLE" : "UNPROVEN";
        };
    }
}
