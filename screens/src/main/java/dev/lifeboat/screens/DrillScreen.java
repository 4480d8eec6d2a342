package dev.lifeboat.screens;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.fleet.Words;
import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.readiness.Drilled;
import dev.lifeboat.core.readiness.Tried;
import java.util.Collection;

/// `lifeboat drill ...`: what will be done, and what it has shown.
public final class DrillScreen {
    private static final int STATE = 10;
    private static final int TEXT = 1 + STATE;

    /// Of a list of names that could be long, so many.
    private static final int NAMED = 8;

    private DrillScreen() {}

    /// Before it: what is done, and what customers could notice.
    public static String before(Plan plan, Page page) {
        var sheet = new Sheet(page);
        var drill = plan.drill().map(Goal::text).orElseThrow();
        sheet.line(new Span(Style.STRONG, "Drill " + plan.id() + ": " + drill));
        sheet.blank();
        plan.steps()
                .flatMap(step -> DrillTerms.trial(step).stream())
                .forEach(text -> entry("tries", text, sheet));
        for (var left : plan.refusals().stream().limit(NAMED).toList()) {
            sheet.entry(TEXT, left.name() + ": " + left.because(), Span.plain(" left out"));
        }
        if (plan.refusals().size() > NAMED) {
            entry("left out", plan.refusals().size() - NAMED + " more guests", sheet);
        }
        sheet.blank();
        var terms = DrillTerms.of(plan);
        entry("touches", terms.touches(), sheet);
        entry("customers", terms.customers(), sheet);
        entry("leaves", terms.leaves(), sheet);
        entry("takes", terms.takes(), sheet);
        var beyond = terms.beyond(plan);
        if (!beyond.isEmpty()) {
            entry("not tried", beyond, sheet);
        }
        return sheet.toString();
    }

    /// After it.
    ///
    /// @param notCovered whom of the host it says nothing of
    public static String after(Drilled drilled, Collection<String> notCovered, Page page) {
        var sheet = new Sheet(page);
        var all = drilled.answer();
        sheet.line(new Span(Style.STRONG, drilled.goal().text() + ": " + word(all)));
        sheet.blank();
        drilled.bySubject().forEach((_, trials) -> trials.forEach(trial -> told(trial, sheet)));
        drilled.unended()
                .forEach(left ->
                        entry("NOT KNOWN", subject(left) + ": was not tried to its end", sheet));
        if (!notCovered.isEmpty()) {
            var why = DrillTerms.of(drilled.goal().kind()).notCovered();
            entry("UNPROVEN", some(notCovered) + ": " + why, sheet);
        }
        sheet.blank();
        var why = all == Answer.YES ? "ready " : "why " + check(drilled) + " ";
        sheet.next("lifeboat " + why + drilled.goal().host());
        return sheet.toString();
    }

    private static String check(Drilled drilled) {
        return switch (drilled.goal().kind()) {
            case LOCK -> "caps";
            case RESTART, FULL -> "capacity";
            case OOB -> "out-of-band";
        };
    }

    private static void told(Drilled.Trial trial, Sheet sheet) {
        sheet.entry(
                TEXT,
                subject(trial.what()) + ": " + trial.because(),
                new Span(style(trial.answer()), " " + Plain.pad(word(trial.answer()), STATE - 1)));
    }

    static String subject(Tried what) {
        return switch (what) {
            case Tried.Takeover(var step) ->
                    step.user().entity() + " from " + step.target() + DrillTerms.on(step.dummy());
            case Tried.Restart(var step) -> step.name() + " on " + step.stunt().host();
            case Tried.Recovered(var there) -> there.name() + " on " + there.seat().host();
            case Tried.Cycle(var step) -> step.host().name();
            case Tried.Heard(var claim) -> claim.host().name();
        };
    }

    private static String some(Collection<String> names) {
        var first = names.stream().limit(3).toList();
        var more = names.size() - first.size();
        return Words.list(first) + (more > 0 ? " and " + more + " more" : "");
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
