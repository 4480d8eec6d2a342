package dev.lifeboat.server;

import dev.lifeboat.core.control.Arrival;
import dev.lifeboat.core.control.Command;
import dev.lifeboat.core.control.Eyes;
import dev.lifeboat.core.control.Hands;
import dev.lifeboat.core.control.Permit;
import dev.lifeboat.core.control.World;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.plan.Step;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.spi.Ports;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Real time and real parts. Looks and acts run on threads of their own; each driver call has a
/// limit, so each comes back.
public final class RealWorld implements World {
    private final Hands hands;
    private final Eyes eyes;
    private final StampedJournal journal;
    private final Permit permit;
    private final InstantSource clock;
    private final LinkedBlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private volatile boolean stopping;

    RealWorld(Fleet fleet, Ports ports, StampedJournal journal, InstantSource clock) {
        this.hands = new Hands(fleet, ports);
        this.eyes = new Eyes(fleet, ports);
        this.journal = journal;
        this.permit = new Permit(journal);
        this.clock = clock;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void look(SortedSet<Key<?, ?>> keys) {
        var glance = new Glance(eyes, clock);
        for (var look : eyes.apart(keys)) {
            Thread.ofVirtual()
                    .name("look " + look.first())
                    .start(() -> arrivals.add(new Arrival.Looked(glance.at(look))));
        }
    }

    @Override
    public void act(Step step, Entry intent) {
        if (!(intent.event() instanceof Event.Intended(var id, var attempt, _))) {
            throw new IllegalArgumentException("not an intent: " + intent);
        }
        var stamp = journal.stamp();
        Thread.ofVirtual()
                .name("act " + id)
                .start(() -> {
                    var outcome = whyNot(intent, stamp).orElseGet(() -> acted(step));
                    arrivals.add(new Arrival.Acted(id, attempt, outcome, clock.instant()));
                });
    }

    /// A fault of ours ends the act, not the run, which would wait for it for ever: what came of it
    /// is looked at as after any other.
    private Outcome acted(Step step) {
        try {
            return hands.act(step);
        } catch (RuntimeException surprised) {
            return new Outcome.Refused(Glance.told(surprised));
        }
    }

    private Optional<Outcome> whyNot(Entry intent, Instant stamp) {
        try {
            return permit.stands(intent, stamp, BootClock.now())
                    ? Optional.empty()
                    : Optional.of(new Outcome.NotStarted("another controller holds the run"));
        } catch (UncheckedIOException e) {
            return Optional.of(
                    new Outcome.NotStarted("who holds the run cannot be asked: " + e.getMessage()));
        }
    }

    public void command(Command command) {
        arrivals.add(new Arrival.Commanded(command));
    }

    /// Ends the loop after what is on its way; the run itself goes on with the next controller.
    public void stop() {
        stopping = true;
        arrivals.add(new Arrival.Tick());
    }

    @Override
    public Arrival await(Duration longest) {
        try {
            var arrival = arrivals.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
            if (stopping) {
                return new Arrival.Quiet();
            }
            return arrival == null ? new Arrival.Tick() : arrival;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Arrival.Quiet();
        }
    }
}
