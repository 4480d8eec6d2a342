package dev.lifeboat.sim;

import dev.lifeboat.core.control.Arrival;
import dev.lifeboat.core.control.Crew;
import dev.lifeboat.core.control.World;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.plan.Step;
import dev.lifeboat.core.run.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/// A controller whose clock is ahead of everybody else's.
record FastClock(World world, Duration by) implements World {
    static Crew crew(Crew crew, Duration by) {
        return new Crew(
                new FastClock(crew.world(), by),
                crew.journal(),
                crew.watcher(),
                crew.replanner(),
                crew.me(),
                crew.staysForAnswers());
    }

    @Override
    public Instant now() {
        return world.now().plus(by);
    }

    @Override
    public void look(SortedSet<Key<?, ?>> keys) {
        world.look(keys);
    }

    @Override
    public void act(Step step, Entry intent) {
        world.act(step, intent);
    }

    @Override
    public Arrival await(Duration longest) {
        return switch (world.await(longest)) {
            case Arrival.Looked(var readings) -> new Arrival.Looked(shifted(readings));
            case Arrival.Acted(var step, var attempt, var outcome, var at) ->
                    new Arrival.Acted(step, attempt, outcome, at.plus(by));
            case Arrival other -> other;
        };
    }

    private Map<Key<?, ?>, Reading<?>> shifted(Map<Key<?, ?>, Reading<?>> readings) {
        var shifted = new TreeMap<Key<?, ?>, Reading<?>>();
        readings.forEach((key, reading) -> shifted.put(key, shifted(reading)));
        return shifted;
    }

    private <F> Reading<F> shifted(Reading<F> reading) {
        return switch (reading) {
            case Reading.Known<F>(var fact, var source, var asked, var answered) ->
                    new Reading.Known<>(fact, source, asked.plus(by), answered.plus(by));
            case Reading.Unknown<F>(var why, var source, var asked, var answered) ->
                    new Reading.Unknown<>(why, source, asked.plus(by), answered.plus(by));
        };
    }
}
