package dev.lifeboat.sim;

import dev.lifeboat.core.control.Arrival;
import dev.lifeboat.core.control.Command;
import dev.lifeboat.core.control.Eyes;
import dev.lifeboat.core.control.Hands;
import dev.lifeboat.core.control.Permit;
import dev.lifeboat.core.control.World;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.plan.Step;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.spi.Journal;
import dev.lifeboat.core.spi.Ports;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/// The simulated site as one controller sees it.
public final class SimWorld implements World {
    /// A run that waits for a person, of whom nothing comes for so long, waits until the morning.
    private static final Duration NOTHING_MORE = Duration.ofSeconds(60);

    /// A night that does not come to rest by itself ends here.
    static final Instant DAWN = SimSite.START.plus(Duration.ofHours(2));

    private final Timeline time;
    private final Journal journal;
    private final Hands hands;
    private final Eyes eyes;
    private final Evidence evidence;
    private BooleanSupplier waits = () -> true;
    private Instant busy;

    SimWorld(Timeline time, Journal journal, Ports ports, Readings known) {
        var fleet = time.site().fleet();
        this.time = time;
        this.journal = journal;
        this.hands = new Hands(fleet, ports);
        this.eyes = new Eyes(fleet, ports, new SimMachines(time.site()));
        this.evidence = new Evidence(time.site(), known);
        this.busy = time.site().now();
    }

    public SimSite site() {
        return time.site();
    }

    Evidence evidence() {
        return evidence;
    }

    /// Says whether nothing can go on before a person says something.
    void waitsWhen(BooleanSupplier waits) {
        this.waits = waits;
    }

    @Override
    public Instant now() {
        return site().now();
    }

    void command(Instant when, Command command) {
        time.arrives(when, this, new Arrival.Commanded(command));
    }

    void forget() {
        time.forget(this);
    }

    @Override
    public void look(SortedSet<Key<?, ?>> keys) {
        var seen = new TreeMap<Instant, Map<Key<?, ?>, Reading<?>>>();
        for (var key : keys) {
            Reading<?> reading = eyes.look(key);
            seen.computeIfAbsent(reading.answered(), _ -> new TreeMap<>()).put(key, reading);
        }
        seen.forEach((at, readings) -> time.arrives(at, this, new Arrival.Looked(readings)));
    }

    @Override
    public void act(Step step, Entry intent) {
        if (!(intent.event() instanceof Event.Intended(var id, var attempt, _))) {
            throw new IllegalArgumentException("not an intent: " + intent);
        }
        var outcome = act(step, id.equals(step.id()), intent);
        var end = now().plus(site().cost);
        time.arrives(end, this, new Arrival.Acted(id, attempt, outcome, end));
    }

    private Outcome act(Step step, boolean same, Entry intent) {
        if (!new Permit(journal).stands(intent, intent.at(), now())) {
            return SimPorts.notStarted(site(), "somebody else holds the run");
        }
        var journaled =
                same
                        && journal.read(intent.run()).contains(intent)
                        && journal.holder(intent.run()).equals(intent.epoch());
        site().invariants().acted(journaled, step.act());
        evidence.acted(step);
        return hands.act(step);
    }

    @Override
    public Arrival await(Duration longest) {
        if (now().isAfter(DAWN)) {
            return new Arrival.Quiet();
        }
        var arrived = time.next(this, now().plus(longest));
        arrived.ifPresent(evidence::arrived);
        if (arrived.filter(what -> !(what instanceof Arrival.Looked)).isPresent()
                || !time.isQuiet()) {
            busy = now();
        }
        if (busy.plus(NOTHING_MORE).isBefore(now())) {
            if (waits.getAsBoolean()) {
                return new Arrival.Quiet();
            }
            busy = now();
        }
        return arrived.orElseGet(Arrival.Tick::new);
    }
}
