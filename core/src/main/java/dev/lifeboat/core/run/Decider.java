package dev.lifeboat.core.run;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Source;
import dev.lifeboat.core.evidence.Testimony;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.plan.Refusal;
import dev.lifeboat.core.plan.RunsNothing;
import dev.lifeboat.core.plan.RunsOnlyCanaries;
import dev.lifeboat.core.plan.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a run does next: look, write an intent, write what was seen, or ask. Pure.
public final class Decider {
    private final Run run;
    private final Activity activity;
    private final SortedSet<Key<?, ?>> wanted = new TreeSet<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final Sight sight;
    private final Doubts doubts;
    private final Lanes lanes;

    private Decider(Run run, Snapshot now, Activity activity, Instant at) {
        this.run = run;
        this.activity = activity;
        var all = withTestimony(run, now);
        this.sight =
                new Sight(new FreshView(all, run.evidenceFrom(), activity.voided(), at), wanted);
        this.doubts = new Doubts(run, activity, at, decisions);
        this.lanes = new Lanes(run, at);
    }

    public static List<Decision> next(Run run, Snapshot now, Activity activity, Instant at) {
        return new Decider(run, now, activity, at).decide();
    }

    /// Whether nothing can go on before a person says something.
    public static boolean waits(Run run, Instant at) {
        return run.isPaused() || run.isHalted() || new Lanes(run, at).ready().isEmpty();
    }

    private List<Decision> decide() {
        if (run.ending().isPresent() || (run.isHalted() && !run.isAborted())) {
            return List.of();
        }
        for (var question : run.open().values()) {
            // What a person may say next is refused where it is seen to be wrong.
            sight.mustLook(Contradictions.watched(run, question));
            doubts.settle(question, sight);
        }
        run.theories().open().values().forEach(supposed -> doubts.judge(supposed, sight));
        for (var lane : lanes.ready()) {
            lanes.current(lane).ifPresent(this::decide);
        }
        lookAhead();
        wanted.removeAll(activity.looking());
        if (!wanted.isEmpty()) {
            decisions.add(new Decision.Look(wanted));
        }
        if (isOver()) {
            write(over());
        }
        return decisions;
    }

    private void lookAhead() {
        var acting =
                activity.acting().stream().flatMap(id -> run.layout().step(id).stream()).toList();
        if (!run.isPaused() && !run.isAborted() && !acting.isEmpty()) {
            sight.mustLook(Ahead.of(run, lanes, acting));
        }
    }

    private boolean isOver() {
        if (!activity.acting().isEmpty()) {
            return false;
        }
        return (run.isAborted() && !run.cleanUp().isOfDrill())
                ? run.plan().steps().noneMatch(this::isAwaited)
                : run.open().isEmpty() && lanes.areOver();
    }

    /// An aborted run still looks what became of what it had begun, but not for ever.
    private boolean isAwaited(Step step) {
        return run.of(step.id()).stage() == Progress.Stage.INTENDED && !doubts.isPatienceOver(step);
    }

    private Event over() {
        var bound = run.until().filter(_ -> run.phases().size() < run.plan().phases().size());
        return bound.isPresent() && !run.isAborted()
                ? new Event.Halted(bound.get())
                : new Event.Ended(ending());
    }

    private Event.Ending ending() {
        if (run.isAborted()) {
            return Event.Ending.ABORTED;
        }
        var complete = run.plan().refusals().stream().noneMatch(Refusal::matters);
        return complete && run.plan().lanes().allMatch(run::isDone)
                ? Event.Ending.DONE
                : Event.Ending.DONE_IN_PART;
    }

    private void decide(Step step) {
        if (activity.acting().contains(step.id())) {
            return;
        }
        switch (run.of(step.id()).stage()) {
            case WAITING -> {
                if (mayBegin(step)) {
                    write(new Event.Began(step.id()));
                }
            }
            case BEGUN -> begun(step);
            case INTENDED -> intended(step);
            case DONE, LEFT -> throw new IllegalStateException(step.id() + " is over");
        }
    }

    /// A paused or aborted run finishes what it intended and begins nothing; but a drill that is
    /// aborted cleans up.
    private boolean mayBegin(Step step) {
        return run.isAborted() ? run.cleanUp().has(step) : !run.isPaused();
    }

    private void begun(Step step) {
        if (!mayBegin(step)) {
            return;
        }
        var claim = Doubts.claim(step);
        var own = mayHaveChanged(step, claim) ? sight.since(run.of(step.id()).since()) : sight;
        var seen = own.verdict(claim);
        if (seen.isEmpty()) {
            return;
        }
        var verdict = seen.get();
        if (verdict.isYes()) {
            write(reached(step, verdict));
        } else if (step.actsByItself() && verdict.answer() == Answer.NO) {
            guarded(step);
        } else {
            doubts.lookOrAsk(step, claim, verdict, own);
        }
    }

    /// A step that only looks was put here to be looked at now, not a moment before: unless the run
    /// has done nothing yet that could show.
    private boolean mayHaveChanged(Step step, Claim claim) {
        return !step.actsByItself()
                && run.plan()
                        .steps()
                        .filter(act -> run.of(act.id()).attempts() > 0)
                        .anyMatch(act ->
                                claim.asks().stream().anyMatch(key -> act.changes(key.kind())));
    }

    private static Event reached(Step step, Verdict verdict) {
        return step.actsByItself()
                ? new Event.Adopted(step.id(), verdict.because())
                : new Event.Observed(step.id(), Answer.YES, verdict.because());
    }

    private void intended(Step step) {
        var seen = sight.verdict(step);
        if (seen.isEmpty()) {
            return;
        }
        var verdict = seen.get();
        if (verdict.isYes()) {
            write(new Event.Observed(step.id(), Answer.YES, verdict.because()));
            return;
        }
        var tried = run.of(step.id()).attempts();
        var again = verdict.answer() == Answer.NO && tried < step.limits().tries();
        if (again && mayBegin(step) && doubts.isPatienceOver(step)) {
            guarded(step);
        } else if (again && run.isPaused() && !run.isAborted()) {
            // It is tried again when the run goes on: nobody has to be asked for that.
            sight.lookAgain(step);
        } else {
            doubts.lookOrAsk(step, step, verdict, sight);
        }
    }

    /// Every guard must say yes on readings that count; then the intent is written.
    private void guarded(Step step) {
        // All at once: one part that answers slowly must not make the rest wait in turn.
        sight.mustLook(Keys.all(step.guards()));
        var holding = new ArrayList<String>();
        for (var guard : step.guards()) {
            var own = isOfTheMoment(guard) ? sight.since(answered(step, guard)) : sight;
            var seen = own.verdict(guard);
            if (seen.isEmpty() || doubts.waitsFor(step, guard)) {
                return;
            }
            var verdict = seen.get();
            if (!verdict.isYes()) {
                doubts.lookOrAsk(step, guard, verdict, own);
                return;
            }
            holding.add(guard.sentence() + ": " + verdict.because());
        }
        var attempt = run.of(step.id()).attempts() + 1;
        write(new Event.Intended(step.id(), attempt, holding));
    }

    /// On a host that lives anybody may start a guest at any time: that it runs none was true when
    /// it was asked. It is asked last, and not for the plan.
    private static boolean isOfTheMoment(Claim guard) {
        return guard instanceof RunsNothing || guard instanceof RunsOnlyCanaries;
    }

    /// When the other guards' readings had come, some of which a BMC takes seconds for.
    private Instant answered(Step step, Claim last) {
        return step.guards().stream()
                .filter(guard -> !guard.equals(last))
                .flatMap(guard -> guard.asks().stream())
                .filter(key -> !key.kind().isHistory())
                .map(key -> sight.view().read(key).answered())
                .reduce(
                        run.of(step.id()).since(),
                        (one, other) -> one.isAfter(other) ? one : other);
    }

    private void write(Event event) {
        decisions.add(new Decision.Write(event));
    }

    private static Snapshot withTestimony(Run run, Snapshot now) {
        var said = new HashMap<Key<?, ?>, Reading<?>>();
        run.said()
                .forEach((about, testimony) ->
                        said.put(
                                Testimony.of(about),
                                new Reading.Known<>(
                                        testimony,
                                        new Source("journal of run " + run.id(), about),
                                        Instant.MIN,
                                        Instant.MIN)));
        return now.with(said);
    }
}
