package dev.lifeboat.core.run;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Source;
import dev.lifeboat.core.evidence.Testimony;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.plan.Lane;
import dev.lifeboat.core.plan.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a run does next: look, write an intent, write what was seen, or ask. Pure.
public final class Decider {
    /// What did not say yes is looked at again this often.
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    /// A clear no of something that only looks is asked about after this long: long enough for a
    /// reading that was true a moment ago to be replaced.
    private static final Duration NO_MEANS_NO = Duration.ofSeconds(8);

    private final Run run;
    private final Activity activity;
    private final Instant at;
    private final FreshView view;
    private final SortedSet<Key<?, ?>> wanted = new TreeSet<>();
    private final List<Decision> decisions = new ArrayList<>();

    private Decider(Run run, Snapshot now, Activity activity, Instant at) {
        this.run = run;
        this.activity = activity;
        this.at = at;
        this.view = new FreshView(withTestimony(run, now), run.claimed(), activity.actEnded(), at);
    }

    public static List<Decision> next(Run run, Snapshot now, Activity activity, Instant at) {
        return new Decider(run, now, activity, at).decide();
    }

    /// Whether any lane can still do something without a person.
    public static boolean canGoOn(Run run, Instant at) {
        return !new Lanes(run, at).ready().isEmpty();
    }

    private List<Decision> decide() {
        if (run.ending().isPresent()) {
            return List.of();
        }
        var ready = new Lanes(run, at).ready();
        for (var lane : ready) {
            run.current(lane).ifPresent(this::decide);
        }
        wanted.removeAll(activity.looking());
        if (!wanted.isEmpty()) {
            decisions.add(new Decision.Look(wanted));
        }
        if (isOver()) {
            decisions.add(write(new Event.Ended(ending())));
        }
        return decisions;
    }

    private boolean isOver() {
        if (!activity.acting().isEmpty() || !run.open().isEmpty()) {
            return false;
        }
        return run.isAborted()
                ? decisions.isEmpty()
                : run.plan().lanes().allMatch(lane -> run.current(lane).isEmpty() || isHeld(lane));
    }

    private boolean isHeld(Lane lane) {
        return lane.guest().map(run.held()::contains).orElse(false);
    }

    private Event.Ending ending() {
        if (run.isAborted()) {
            return Event.Ending.ABORTED;
        }
        return run.plan().lanes().allMatch(run::isDone)
                ? Event.Ending.DONE
                : Event.Ending.DONE_IN_PART;
    }

    private void decide(Step step) {
        switch (run.of(step.id()).stage()) {
            case WAITING -> {
                if (mayBegin()) {
                    decisions.add(write(new Event.Began(step.id())));
                }
            }
            case BEGUN -> begun(step);
            case INTENDED -> intended(step);
            case DONE, LEFT -> throw new IllegalStateException(step.id() + " is over");
        }
    }

    /// A paused or aborted run finishes what it intended and begins nothing.
    private boolean mayBegin() {
        return !run.isPaused() && !run.isAborted();
    }

    private void begun(Step step) {
        if (!mayBegin() || mustLook(step.asks())) {
            return;
        }
        var verdict = step.holds(view);
        if (verdict.isYes()) {
            decisions.add(write(reached(step, verdict)));
        } else if (!step.actsByItself()) {
            var patience = step.limits().patience();
            var limit =
                    verdict.answer() == Answer.NO && patience.compareTo(NO_MEANS_NO) > 0
                            ? NO_MEANS_NO
                            : patience;
            lookOrAsk(step, step, verdict, limit);
        } else if (verdict.answer() == Answer.NO) {
            guarded(step);
        } else {
            lookOrAsk(step, step, verdict, step.limits().patience());
        }
    }

    private static Event reached(Step step, Verdict verdict) {
        return step.actsByItself()
                ? new Event.Adopted(step.id(), verdict.because())
                : new Event.Observed(step.id(), Answer.YES, verdict.because());
    }

    private void intended(Step step) {
        if (activity.acting().contains(step.id()) || mustLook(step.asks())) {
            return;
        }
        var verdict = step.holds(view);
        if (verdict.isYes()) {
            decisions.add(write(new Event.Observed(step.id(), Answer.YES, verdict.because())));
            return;
        }
        var tried = run.of(step.id()).attempts();
        var again = verdict.answer() == Answer.NO && tried < step.limits().tries();
        if (again && mayBegin() && isOver(step, step.limits().patience())) {
            guarded(step);
        } else {
            lookOrAsk(step, step, verdict, step.limits().patience());
        }
    }

    /// Every guard must say yes on readings that count; then the intent is written.
    private void guarded(Step step) {
        var holding = new ArrayList<String>();
        for (var guard : step.guards()) {
            if (mustLook(guard.asks())) {
                return;
            }
            var verdict = guard.holds(view);
            if (!verdict.isYes()) {
                lookOrAsk(step, guard, verdict, step.limits().patience());
                return;
            }
            holding.add(guard.sentence() + ": " + verdict.because());
        }
        var attempt = run.of(step.id()).attempts() + 1;
        decisions.add(write(new Event.Intended(step.id(), attempt, holding)));
    }

    private boolean mustLook(Collection<Key<?, ?>> keys) {
        var stale = keys.stream().filter(key -> view.isStale(key)).toList();
        wanted.addAll(stale);
        return !stale.isEmpty();
    }

    private void lookOrAsk(Step step, Claim claim, Verdict verdict, Duration patience) {
        var known = asked(Questions.topic(step, claim));
        if (known.isPresent()) {
            decisions.add(write(new Event.Waits(step.id(), known.get())));
        } else if (!isOver(step, patience)) {
            lookAgain(claim);
        } else if (decisions.stream().noneMatch(Decider::asks)) {
            // One question at a time: the next step to ask may find that it is the same one.
            var question = Questions.about(run, step, claim, verdict, view);
            decisions.add(write(new Event.Asked(question)));
        }
    }

    private void lookAgain(Claim claim) {
        for (var key : claim.asks()) {
            if (!key.kind().isHistory()
                    && !view.all().read(key).asked().plus(LOOK_EVERY).isAfter(at)) {
                wanted.add(key);
            }
        }
    }

    private boolean isOver(Step step, Duration patience) {
        var since = run.of(step.id()).since();
        var from = since.isBefore(run.claimed()) ? run.claimed() : since;
        return !from.plus(patience).isAfter(at);
    }

    /// The open question on this topic, or the one that the step waits for which would settle it.
    private Optional<QuestionId> asked(String topic) {
        var open =
                run.open().values().stream()
                        .filter(question -> question.topic().equals(topic))
                        .map(Question::id)
                        .findFirst();
        return open.or(() ->
                run.plan()
                        .steps()
                        .filter(step -> step.sentence().equals(topic))
                        .flatMap(step -> run.of(step.id()).waitsFor().stream())
                        .findFirst());
    }

    private static boolean asks(Decision decision) {
        return decision instanceof Decision.Write(Event.Asked _);
    }

    private static Decision write(Event event) {
        return new Decision.Write(event);
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
