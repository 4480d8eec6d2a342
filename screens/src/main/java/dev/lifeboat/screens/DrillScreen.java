package dev.lifeboat.screens;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.fleet.CephUser;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.Words;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.plan.TakeOver;
import dev.lifeboat.core.readiness.Drilled;
import java.util.Collection;

/// `lifeboat drill lock HOST`: what will be done, and what it has shown.
public final class DrillScreen {
    private static final int STATE = 10;
    private static final int TEXT = 1 + STATE;

    private DrillScreen() {}

    /// Before it: what is done, and what customers could notice.
    public static String before(Plan plan, Page page) {
        var sheet = new Sheet(page);
        sheet.line(new Span(Style.STRONG, "Drill " + plan.id() + ": " + plan.goal().text()));
        sheet.blank();
        plan.steps()
                .filter(step -> step instanceof TakeOver)
                .forEach(step -> trial((TakeOver) step, sheet));
        for (var left : plan.refusals()) {
            sheet.entry(TEXT, left.name() + ": " + left.because(), Span.plain(" left out"));
        }
        sheet.blank();
        entry(
                "touches",
                "scratch images of 4 MiB, made for it and removed; no guest and no guest's image",
                sheet);
        entry("customers", "can notice nothing", sheet);
        entry(
                "leaves",
                "one blocklist entry of each killed client, which Ceph drops after an hour",
                sheet);
        entry("takes", "half a minute: a dead client's watch has to run out first", sheet);
        return sheet.toString();
    }

    private static void trial(TakeOver step, Sheet sheet) {
        entry(
                "tries",
                step.user().entity()
                        + " on "
                        + step.target()
                        + " takes over from a client that died with the lock, in pool "
                        + step.scratch().image().pool(),
                sheet);
    }

    /// After it.
    ///
    /// @param notCovered the host's images that it says nothing of
    public static String after(Drilled drilled, Collection<Image> notCovered, Page page) {
        var sheet = new Sheet(page);
        var all = Drilled.answer(drilled.trials());
        sheet.line(
                new Span(
                        Style.STRONG,
                        drilled.goal().text()
                                + ": "
                                + word(drilled.trials().isEmpty() ? Answer.UNKNOWN : all)));
        sheet.blank();
        drilled.byUser()
                .forEach((user, trials) -> trials.forEach(trial -> told(user, trial, sheet)));
        if (!notCovered.isEmpty()) {
            entry("UNPROVEN", notCovered(notCovered), sheet);
        }
        sheet.blank();
        var host = drilled.goal().host();
        sheet.next(
                all == Answer.YES && !drilled.trials().isEmpty()
                        ? "lifeboat ready " + host
                        : "lifeboat why caps " + host);
        return sheet.toString();
    }

    private static void told(CephUser user, Drilled.Trial trial, Sheet sheet) {
        sheet.entry(
                TEXT,
                user.entity()
                        + " from "
                        + trial.step().target()
                        + " in "
                        + trial.step().scratch().image().pool()
                        + ": "
                        + trial.because(),
                new Span(style(trial.answer()), " " + Plain.pad(word(trial.answer()), STATE - 1)));
    }

    private static String notCovered(Collection<Image> images) {
        var first = images.stream().limit(3).map(Image::label).toList();
        var more = images.size() - first.size();
        return Words.list(first)
                + (more > 0 ? " and " + more + " more" : "")
                + ": older than what is known of the last change of caps or release, so perhaps made"
                + " otherwise than what was tried";
    }

    private static String word(Answer answer) {
        return switch (answer) {
            case YES -> "PASSED";
            case NO -> "FAILED";
            case UNKNOWN -> "NOT KNOWN";
        };
    }

    private static Style style(Answer answer) {
        return switch (answer) {
            case YES -> Style.GOOD;
            case NO -> Style.BAD;
            case UNKNOWN -> Style.OPEN;
        };
    }

    private static void entry(String head, String text, Sheet sheet) {
        sheet.entry(TEXT, text, Span.plain(" " + head));
    }
}
