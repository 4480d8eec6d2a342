package dev.lifeboat.core.control;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.plan.Step;
import dev.lifeboat.core.plan.StepId;
import dev.lifeboat.core.run.Activity;
import dev.lifeboat.core.run.Decider;
import dev.lifeboat.core.run.Decision;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Epoch;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.Move;
import dev.lifeboat.core.run.QuestionId;
import dev.lifeboat.core.run.Run;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.core.run.Voided;
import dev.lifeboat.core.spi.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Carries a run out. The only loop there is, on one thread; whatever takes time arrives later.
public final class Runner {
    /// Why the loop came to an end.
    public sealed interface End {
        /// The run is over.
        record Over(Event.Ending ending) implements End {}

        /// It has come to the phase that it was to stop after.
        ///
        /// @param complete whether all up to there was done
        record Halted(String after, boolean complete) implements End {}

        /// Somebody else holds the run now.
        record Lost(Epoch holder) implements End {}

        /// The journal cannot be written; nothing was begun that is not in it.
        record CannotWrite(String because) implements End {}

        /// Nothing can arrive any more, and questions may be open.
        record Idle() implements End {}
    }

    /// Makes a new plan for what is left of a run; core plans, the caller knows fleet and brakes.
    public interface Replanner {
        Proposal again(Run run, Snapshot now);
    }

    /// A look is due every second while something is not yet as it should be.
    private static final Duration TICK = Duration.ofMillis(500);

    private final World world;
    private final Journal journal;
    private final Watcher watcher;
    private final Replanner replanner;
    private final String me;
    private final boolean staysForAnswers;

    private Run run;
    private Snapshot now;

    /// What is being carried out, as it was planned then: the plan may change meanwhile.
    private final TreeMap<StepId, Step> acting = new TreeMap<>();

    private final Voided voided = new Voided();
    private final TreeSet<Key<?, ?>> looking = new TreeSet<>();

    /// When what was looked at was asked.
    private final TreeMap<Key<?, ?>, Instant> asked = new TreeMap<>();

    private final TreeMap<StepId, Activity.Judged> judged = new TreeMap<>();
    private Optional<End> end = Optional.empty();

    private Runner(Crew crew, Run run, Snapshot now) {
        this.world = crew.world();
        this.journal = crew.journal();
        this.watcher = crew.watcher();
        this.replanner = crew.replanner();
        this.me = crew.me();
        this.staysForAnswers = crew.staysForAnswers();
        this.run = run;
        this.now = now;
    }

    /// Takes the run over and carries it on until it is over, lost, or nothing can arrive any more.
    public static End carryOut(Crew crew, RunId id, Snapshot known) {
        return switch (crew.journal().claim(id, crew.me(), crew.world().now())) {
            case Journal.Receipt.Accepted(var claimed) -> goOn(crew, claimed, known);
            case Journal.Receipt.Stale(var holder) -> new End.Lost(holder);
            case Journal.Receipt.Failed(var because) -> new End.CannotWrite(because);
        };
    }

    private static End goOn(Crew crew, Entry claimed, Snapshot known) {
        var id = claimed.run();
        var run =
                crew.journal()
                        .run(id)
                        .orElseThrow(() -> new IllegalArgumentException("no run " + id));
        crew.watcher().saw(claimed, run, known);
        return new Runner(crew, run, known).loop();
    }

    private End loop() {
        var quiet = false;
        while (true) {
            settle();
            if (end.isPresent()) {
                return end.get();
            }
            if (run.ending().isPresent()) {
                return new End.Over(run.ending().get());
            }
            if (quiet && run.isHalted()) {
                return halted();
            }
            if (quiet && !staysForAnswers && onlyAsks()) {
                return new End.Idle();
            }
            var arrival = world.await(TICK);
            quiet = arrival instanceof Arrival.Tick;
            take(arrival);
            if (end.isPresent()) {
                return end.get();
            }
        }
    }

    private End halted() {
        var lanes = run.phases().stream().flatMap(phase -> phase.lanes().stream());
        return new End.Halted(run.until().orElseThrow(), lanes.allMatch(run::isDone));
    }

    private boolean onlyAsks() {
        return !run.open().isEmpty() && acting.isEmpty() && Decider.waits(run, world.now());
    }

    /// Decides until there is nothing to write: each written event can make the next step due.
    private void settle() {
        boolean wrote;
        do {
            wrote = false;
            var activity =
                    new Activity(
                            Set.copyOf(acting.keySet()),
                            voided,
                            new TreeSet<>(looking),
                            new TreeMap<>(judged));
            for (var decision : Decider.next(run, now, activity, world.now())) {
                if (end.isPresent()) {
                    return;
                }
                switch (decision) {
                    case Decision.Look(var keys) -> {
                        looking.addAll(keys);
                        world.look(keys);
                    }
                    case Decision.Judged(var step, var answer) -> judge(step, answer);
                    case Decision.Write(var event) -> {
                        write(me, event);
                        wrote = true;
                    }
                }
            }
        } while (wrote && end.isEmpty());
    }

    private void judge(StepId step, Answer answer) {
        var before = judged.get(step);
        if (before == null || before.answer() != answer) {
            judged.put(step, new Activity.Judged(answer, world.now()));
        }
    }

    private void write(String actor, Event event) {
        wrote(journal.append(run.id(), run.epoch(), world.now(), actor, event));
    }

    private void wrote(Journal.Receipt receipt) {
        switch (receipt) {
            case Journal.Receipt.Accepted(var entry) -> {
                run = run.after(entry);
                watcher.saw(entry, run, now);
                if (entry.event() instanceof Event.Intended(var id, _, _)) {
                    var step = run.plan().step(id).orElseThrow();
                    acting.put(id, step);
                    world.act(step, entry);
                }
            }
            case Journal.Receipt.Stale(var holder) -> end = Optional.of(new End.Lost(holder));
            case Journal.Receipt.Failed(var because) ->
                    end = Optional.of(new End.CannotWrite(because));
        }
    }

    private void take(Arrival arrival) {
        switch (arrival) {
            case Arrival.Looked(var readings) -> {
                looking.removeAll(readings.keySet());
                now = now.with(latest(readings));
                watcher.looked(now);
            }
            case Arrival.Acted(var step, var attempt, var outcome, var at) -> {
                var done = acting.remove(step);
                if (done != null) {
                    ended(done, at);
                }
                write(me, new Event.Acted(step, attempt, outcome.said()));
            }
            case Arrival.Commanded(var command) -> {
                Orders.refusal(command, run, now)
                        .ifPresent(because -> watcher.refused(command, because));
                Orders.events(command, run, now).forEach(event -> obey(command, event));
            }
            case Arrival.Tick _ -> {}
            case Arrival.Quiet _ -> end = Optional.of(new End.Idle());
        }
    }

    /// What was asked before is void, also where the answer is still on its way: a new look does
    /// not wait for it.
    private void ended(Step step, Instant at) {
        voided.ended(step, at);
        looking.removeIf(step::voids);
    }

    /// Of two looks at one key the answer to the later question counts, whichever comes first.
    private Map<Key<?, ?>, Reading<?>> latest(Map<Key<?, ?>, Reading<?>> readings) {
        var latest = new TreeMap<Key<?, ?>, Reading<?>>();
        readings.forEach((key, reading) -> {
            var before = asked.put(key, reading.asked());
            if (before == null || !reading.asked().isBefore(before)) {
                latest.put(key, reading);
            } else {
                asked.put(key, before);
            }
        });
        return latest;
    }

    private void obey(Command command, Event event) {
        switch (event) {
            case Event.Answered(var question, Move.PlanAgain move, var because) ->
                    planAgain(command.who(), question, move, because);
            case Event.Answered(_, Move.EndRun _, var because) -> {
                write(command.who(), event);
                if (end.isEmpty()) {
                    write(command.who(), new Event.Aborted(because));
                }
            }
            default -> write(command.who(), event);
        }
    }

    /// Where something stands against the new plan the answer only means to look again, and the
    /// question comes back.
    private void planAgain(String who, QuestionId question, Move.PlanAgain move, String because) {
        var answer = new Event.Answered(question, move, because);
        replanner
                .again(run, now)
                .takeOver(journal, run, world.now(), who, answer)
                .forEach(this::wrote);
    }
}
