package dev.lifeboat.sim;

import dev.lifeboat.core.control.Arrival;
import dev.lifeboat.core.control.Crew;
import dev.lifeboat.core.control.World;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.plan.Step;
import dev.lifeboat.core.run.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedSet;

/// A controller that is frozen, between two arrivals or with an accepted intent in its hand, while
/// another takes over; then it wakes and goes on as if nothing had been.
final class Frozen implements World {
    /// A take-over waits for six heartbeats of two seconds.
    private static final Duration TAKE_OVER = Duration.ofSeconds(12);

    private final World world;
    private final Night night;
    private final Runnable other;
    private int until;

    /// @param until it goes on for so many calls
    /// @param other the one who takes over; returns when it is over, or has died
    private Frozen(World world, Night night, int until, Runnable other) {
        this.world = world;
        this.night = night;
        this.until = until;
        this.other = other;
    }

    static Crew crew(Crew crew, Night night, int until, Runnable other) {
        return new Crew(
                new Frozen(crew.world(), night, until, other),
                crew.journal(),
                crew.watcher(),
                crew.replanner(),
                crew.me(),
                crew.staysForAnswers());
    }

    private void maybeFreeze() {
        if (until-- == 0) {
            night.site().note("ops1", "freezes");
            night.idle(TAKE_OVER);
            other.run();
            night.site().note("ops1", "wakes");
        }
    }

    @Override
    public Instant now() {
        return world.now();
    }

    @Override
    public void look(SortedSet<Key<?, ?>> keys) {
        world.look(keys);
    }

    @Override
    public void act(Step step, Entry intent) {
        maybeFreeze();
        world.act(step, intent);
    }

    @Override
    public Arrival await(Duration longest) {
        maybeFreeze();
        return world.await(longest);
    }
}
