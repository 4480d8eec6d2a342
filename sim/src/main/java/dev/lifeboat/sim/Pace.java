package dev.lifeboat.sim;

import dev.lifeboat.core.control.Arrival;
import dev.lifeboat.core.control.Command;
import dev.lifeboat.core.control.World;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.plan.Step;
import dev.lifeboat.core.run.Entry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SortedSet;
import java.util.concurrent.LinkedBlockingQueue;

/// Virtual time at a pace that people can follow: they look on, and what they say arrives.
///
/// Used from two threads: the run's own, and that of whoever looks on.
public final class Pace implements InstantSource {
    private final int timesFaster;
    private final LinkedBlockingQueue<Command> said = new LinkedBlockingQueue<>();
    private volatile Instant now = SimSite.START;

    /// @param timesFaster than a clock on the wall: 1 is real time
    public Pace(int timesFaster) {
        if (timesFaster < 1) {
            throw new IllegalArgumentException("a pace of " + timesFaster + " is none");
        }
        this.timesFaster = timesFaster;
    }

    /// A person says something to the run.
    public void tell(Command command) {
        said.add(command);
    }

    /// The simulated time.
    @Override
    public Instant instant() {
        return now;
    }

    World of(SimWorld world) {
        now = world.now();
        return new Paced(world);
    }

    private final class Paced implements World {
        private final SimWorld world;

        Paced(SimWorld world) {
            this.world = world;
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
            world.act(step, intent);
        }

        /// A run that only waits for people waits until dawn: they have the page before them.
        @Override
        public Arrival await(Duration longest) {
            for (var next = said.poll(); next != null; next = said.poll()) {
                world.command(world.now(), next);
            }
            var before = world.now();
            var arrival = world.await(longest);
            try {
                Thread.sleep(Duration.between(before, world.now()).dividedBy(timesFaster));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Arrival.Quiet();
            }
            now = world.now();
            return arrival instanceof Arrival.Quiet && now.isBefore(SimWorld.DAWN)
                    ? new Arrival.Tick()
                    : arrival;
        }
    }
}
