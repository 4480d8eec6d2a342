package dev.lifeboat.sim;

import dev.lifeboat.core.control.Arrival;
import dev.lifeboat.core.control.Crew;
import dev.lifeboat.core.control.World;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.plan.Step;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Epoch;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.core.spi.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;

/// Kills the recovery machine at its n-th edge: before an append, after it, before an act, after
/// its effect and before its arrival, and with the act still under way so that it happens later.
final class Edges {
    /// The machine is gone; nobody catches this but the test.
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;

        Crash(String edge) {
            super(edge, null, false, false);
        }
    }

    /// An order that was on its way when the machine died arrives this much later.
    private static final Duration LATE = Duration.ofSeconds(4);

    private final int fatal;
    private final Night night;
    private int passed;

    Edges(Night night, int fatal) {
        this.night = night;
        this.fatal = fatal;
    }

    Crew between(Crew crew) {
        return new Crew(
                new EdgeWorld(crew.world()),
                new EdgeJournal(crew.journal()),
                crew.watcher(),
                crew.replanner(),
                crew.me(),
                crew.staysForAnswers());
    }

    private boolean isFatal() {
        return passed++ == fatal;
    }

    private void edge(String name) {
        if (isFatal()) {
            throw new Crash(name);
        }
    }

    private final class EdgeWorld implements World {
        private final World world;

        EdgeWorld(World world) {
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
            edge("before " + step.act());
            if (isFatal()) {
                night.late(LATE, step);
                throw new Crash("while it is on its way: " + step.act());
            }
            world.act(step, intent);
            edge("after the effect of " + step.act());
        }

        @Override
        public Arrival await(Duration longest) {
            return world.await(longest);
        }
    }

    private final class EdgeJournal implements Journal {
        private final Journal journal;

        EdgeJournal(Journal journal) {
            this.journal = journal;
        }

        @Override
        public <T> T alone(Function<Journal, T> deed) {
            return journal.alone(held -> deed.apply(new EdgeJournal(held)));
        }

        @Override
        public RunId open(Plan plan, Instant at) {
            return journal.open(plan, at);
        }

        @Override
        public Optional<Plan> plan(RunId run) {
            return journal.plan(run);
        }

        @Override
        public List<Entry> read(RunId run) {
            return journal.read(run);
        }

        @Override
        public List<RunId> runs() {
            return journal.runs();
        }

        @Override
        public Receipt claim(RunId run, String controller, Instant at) {
            edge("before the claim");
            var receipt = journal.claim(run, controller, at);
            edge("after the claim");
            return receipt;
        }

        @Override
        public Receipt append(RunId run, Epoch epoch, Instant at, String actor, Event event) {
            edge("before " + event);
            var receipt = journal.append(run, epoch, at, actor, event);
            edge("after " + event);
            return receipt;
        }

        @Override
        public Epoch holder(RunId run) {
            return journal.holder(run);
        }
    }
}
