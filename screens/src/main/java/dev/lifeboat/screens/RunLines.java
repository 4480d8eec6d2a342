package dev.lifeboat.screens;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.plan.CutPower;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.plan.StepId;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.Run;
import java.util.List;
import java.util.Optional;

/// A run told line by line, where there is no terminal: `10:24:31 3.web-9 broke the lock of ...`.
public final class RunLines {
    /// Longer lane names push their line's text to the right.
    private static final int LANE = 9;

    private RunLines() {}

    /// The line for this entry; none where nobody needs to hear of it.
    ///
    /// @param run as it is after the entry
    public static Optional<String> line(Entry entry, Run run, Page page) {
        return told(entry, run.plan())
                .map(told ->
                        page.time(entry.at())
                                + "  "
                                + Plain.pad(where(entry.event(), run), LANE)
                                + "  "
                                + told)
                .map(Plain::of);
    }

    /// All lines of a run so far.
    public static String text(Plan plan, List<Entry> journal, Page page) {
        var text = new StringBuilder();
        if (journal.isEmpty()) {
            return "";
        }
        var run = Run.of(journal.getFirst().run(), plan);
        for (var entry : journal) {
            run = run.after(entry);
            line(entry, run, page).ifPresent(line -> text.append(line).append('\n'));
        }
        return text.toString();
    }

    /// The lane that an entry is about, as people call it.
    static String where(Event event, Run run) {
        return switch (event) {
            case Event.Answered(var question, _, _) -> question.toString();
            case Event.Retried(var where) -> where;
            case Event.Held(var vm) -> Lanes.name(vm, run.plan());
            default ->
                    RunTimes.step(event)
                            .map(step -> Lanes.shown(step.lane(), run.plan()))
                            .orElse("run");
        };
    }

    /// What happened, without time and place.
    static Optional<String> told(Entry entry, Plan plan) {
        var who = entry.actor();
        return switch (entry.event()) {
            case Event.Began _, Event.Waits _ -> Optional.empty();
            case Event.Claimed claimed -> Optional.of(claimed(claimed, entry, plan));
            case Event.Intended(var step, var attempt, _) -> begun(plan, step, attempt);
            case Event.Acted(var step, _, var said) -> answered(plan, step, said);
            case Event.Observed(var step, var answer, var because) when answer != Answer.YES ->
                    plan.step(step).map(it -> Deeds.failed(it, answer, because));
            case Event.Observed(var step, _, var because) ->
                    plan.step(step).flatMap(it -> Deeds.done(it, because));
            case Event.Adopted(var step, var because) ->
                    plan.step(step).flatMap(it -> Deeds.adopted(it, because));
            case Event.Skipped(var step, var because) ->
                    Optional.of(who + " skipped " + step.name() + because(because));
            case Event.Asked(var question) ->
                    Optional.of("needs you, " + question.id() + ": " + question.ask());
            case Event.Answered(_, var move, var because) ->
                    Optional.of(who + ": " + Moves.words(move, plan) + because(because));
            case Event.Retried _ -> Optional.of(who + " has it gone through again");
            case Event.Held _ -> Optional.of(who + ": hands off this guest");
            case Event.Supposed(var theory) ->
                    Optional.of(
                            who + " thinks (" + theory.id() + "): " + theory.predicts().sentence());
            case Event.Judged(var theory, var answer, var because) ->
                    Optional.of(
                            theory
                                    + (answer == Answer.YES ? " is borne out: " : " is refuted: ")
                                    + because);
            case Event.Paused _ -> Optional.of(who + " paused it: nothing new begins");
            case Event.Resumed _ -> Optional.of(who + " lets it go on");
            case Event.Replanned(var newer, var because) ->
                    Optional.of("goes on with plan " + newer.id() + because(because));
            case Event.Aborted(var because) -> Optional.of(who + " aborted it" + because(because));
            case Event.Noted(var what) -> Optional.of(who + " notes: " + what);
            case Event.Halted(var after) ->
                    Optional.of("stops after phase " + after + ", as asked");
            case Event.Ended(var ending) -> Optional.of(ended(ending));
        };
    }

    private static String claimed(Event.Claimed claimed, Entry entry, Plan plan) {
        return entry.epoch().number() <= 1
                ? claimed.controller() + " carries out " + entry.run() + ": " + plan.goal().text()
                : claimed.controller()
                        + " took over (epoch "
                        + entry.epoch()
                        + ") and looks at everything anew";
    }

    /// An act that is tried again, and the one that takes long and cannot be undone.
    private static Optional<String> begun(Plan plan, StepId id, int attempt) {
        var step = plan.step(id);
        return attempt > 1
                ? step.map(it -> "tries again, " + attempt + ": " + it.act())
                : step.filter(CutPower.class::isInstance).map(it -> "asks the BMC to " + it.act());
    }

    private static Optional<String> answered(Plan plan, StepId id, String said) {
        return plan.step(id)
                .filter(CutPower.class::isInstance)
                .filter(_ -> !said.isBlank())
                .map(_ -> "its BMC answered: " + said);
    }

    private static String because(String because) {
        return because.isBlank() ? "" : ": " + because;
    }

    static String ended(Event.Ending ending) {
        return switch (ending) {
            case DONE -> "done: every step was done and seen";
            case DONE_IN_PART -> "over: some lanes were left, the rest is done";
            case ABORTED -> "aborted: what was begun is done, nothing else was begun";
        };
    }
}
