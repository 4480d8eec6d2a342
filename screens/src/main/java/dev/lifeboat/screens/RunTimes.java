package dev.lifeboat.screens;

import dev.lifeboat.core.plan.Phase;
import dev.lifeboat.core.plan.StepId;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// When things happened in a run, from its journal.
record RunTimes(List<Entry> journal) {

    /// The step that an event is about.
    static Optional<StepId> step(Event event) {
        return switch (event) {
            case Event.Began(var step) -> Optional.of(step);
            case Event.Intended(var step, _, _) -> Optional.of(step);
            case Event.Acted(var step, _, _) -> Optional.of(step);
            case Event.Observed(var step, _, _) -> Optional.of(step);
            case Event.Adopted(var step, _) -> Optional.of(step);
            case Event.Skipped(var step, _) -> Optional.of(step);
            case Event.Waits(var step, _) -> Optional.of(step);
            case Event.Asked(var question) -> Optional.of(question.step());
            case Event.Answered _,
                    Event.Retried _,
                    Event.Held _,
                    Event.Supposed _,
                    Event.Judged _,
                    Event.Claimed _,
                    Event.Paused _,
                    Event.Resumed _,
                    Event.Replanned _,
                    Event.Halted _,
                    Event.Noted _,
                    Event.Aborted _,
                    Event.Ended _ ->
                    Optional.empty();
        };
    }

    private static boolean ends(Event event) {
        return event instanceof Event.Observed
                || event instanceof Event.Adopted
                || event instanceof Event.Skipped;
    }

    Optional<Instant> start() {
        return journal.stream().map(Entry::at).findFirst();
    }

    Optional<Instant> ended() {
        return journal.stream()
                .filter(entry -> entry.event() instanceof Event.Ended)
                .map(Entry::at)
                .findFirst();
    }

    /// Who carries the run out now.
    Optional<String> controller() {
        return journal.stream()
                .map(Entry::event)
                .filter(Event.Claimed.class::isInstance)
                .map(event -> ((Event.Claimed) event).controller())
                .reduce((_, last) -> last);
    }

    Optional<Instant> began(Phase phase) {
        return in(phase).map(Entry::at).findFirst();
    }

    /// When the last of its steps ended so far.
    Optional<Instant> ended(Phase phase) {
        return in(phase)
                .filter(entry -> ends(entry.event()))
                .map(Entry::at)
                .reduce((_, last) -> last);
    }

    private Stream<Entry> in(Phase phase) {
        return journal.stream()
                .filter(entry ->
                        step(entry.event())
                                .map(id -> Lanes.phase(id.lane()).equals(phase.number()))
                                .orElse(false));
    }

    /// When the step was seen to be done; the last time, if it was gone through again.
    Optional<Instant> done(StepId id) {
        return last(id, event -> ends(event) && !(event instanceof Event.Skipped));
    }

    /// When its act was last begun.
    Optional<Instant> intended(StepId id) {
        return last(id, Event.Intended.class::isInstance);
    }

    private Optional<Instant> last(StepId id, Predicate<Event> kind) {
        return journal.stream()
                .filter(entry -> step(entry.event()).equals(Optional.of(id)))
                .filter(entry -> kind.test(entry.event()))
                .map(Entry::at)
                .reduce((_, last) -> last);
    }
}
