package dev.lifeboat.sim;

import dev.lifeboat.core.control.Arrival;
import dev.lifeboat.core.control.Command;
import dev.lifeboat.core.control.Eyes;
import dev.lifeboat.core.control.Hands;
import dev.lifeboat.core.control.World;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.plan.Step;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.spi.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SortedSet;

/// Virtual time: looks, acts and scripted events happen in their order, and waiting costs nothing.
public final class SimWorld implements World {
    /// With nothing on its way for so long, and nobody to answer, the night is over.
    private static final Duration NOTHING_MORE = Duration.ofSeconds(90);

    private sealed interface Due {
        Instant at();

        long order();

        record Arrives(Instant at, long order, Arrival arrival) implements Due {}

        record Happens(Instant at, long order, Runnable change) implements Due {}
    }

    private final SimSite site;
    private final Hands hands;
    private final Eyes eyes;
    private final Journal journal;
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::order));
    private long order;
    private Instant lastNews;

    public SimWorld(SimSite site, Journal journal) {
        this.site = site;
        this.journal = journal;
        this.hands = new Hands(site.fleet(), SimPorts.of(site));
        this.eyes = new Eyes(site.fleet(), SimPorts.of(site));
        this.lastNews = site.now();
    }

    public SimSite site() {
        return site;
    }

    @Override
    public Instant now() {
        return site.now();
    }

    /// Something that will happen to the site, whoever is in charge.
    void at(Instant when, Runnable change) {
        due.add(new Due.Happens(when, order++, change));
    }

    void command(Instant when, Command command) {
        due.add(new Due.Arrives(when, order++, new Arrival.Commanded(command)));
    }

    /// The controller has crashed: what was on its way to it is lost, what was done is done.
    void forget() {
        due.removeIf(each -> each instanceof Due.Arrives);
    }

    @Override
    public void look(SortedSet<Key<?, ?>> keys) {
        for (var key : keys) {
            Reading<?> reading = eyes.look(key);
            due.add(
                    new Due.Arrives(
                            reading.answered(), order++, new Arrival.Looked(Map.of(key, reading))));
        }
    }

    @Override
    public void act(Step step, Entry intent) {
        if (!(intent.event() instanceof Event.Intended(var id, var attempt, _))) {
            throw new IllegalArgumentException("not an intent: " + intent);
        }
        site.invariants()
                .acted(
                        id.equals(step.id())
                                && journal.read(intent.run()).contains(intent)
                                && journal.holder(intent.run()).equals(intent.epoch()),
                        step.act());
        var outcome = hands.act(step);
        var end = site.now().plus(site.cost);
        due.add(new Due.Arrives(end, order++, new Arrival.Acted(id, attempt, outcome, end)));
    }

    @Override
    public Arrival await(Duration longest) {
        var until = site.now().plus(longest);
        while (true) {
            var next = due.peek();
            if (next == null || next.at().isAfter(until)) {
                site.advance(until);
                return next == null && lastNews.plus(NOTHING_MORE).isBefore(until)
                        ? new Arrival.Quiet()
                        : new Arrival.Tick();
            }
            due.remove();
            site.advance(next.at());
            lastNews = site.now();
            switch (next) {
                case Due.Happens(_, _, var change) -> change.run();
                case Due.Arrives(_, _, var arrival) -> {
                    return arrival;
                }
            }
        }
    }

    /// Lets the site live for a while with nobody in charge.
    void idle(Duration length) {
        var until = site.now().plus(length);
        var next = due.peek();
        while (next != null && !next.at().isAfter(until)) {
            due.remove();
            site.advance(next.at());
            if (next instanceof Due.Happens(_, _, var change)) {
                change.run();
            }
            next = due.peek();
        }
        site.advance(until);
    }
}
