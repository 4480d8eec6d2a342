package dev.lifeboat.server;

import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Epoch;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.core.spi.Journal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A journal that remembers when its last append was asked for, on the boot clock, so that a hand
/// can tell how old its permission is (facts/fence.md R6).
final class StampedJournal implements Journal {
    private final Journal journal;
    private volatile Instant stamp = Instant.MIN;

    StampedJournal(Journal journal) {
        this.journal = journal;
    }

    /// From before the last append: the age counted from here is never too young.
    Instant stamp() {
        return stamp;
    }

    @Override
    public Receipt claim(RunId run, String controller, Instant at) {
        stamp = BootClock.now();
        return journal.claim(run, controller, at);
    }

    @Override
    public Receipt append(RunId run, Epoch epoch, Instant at, String actor, Event event) {
        stamp = BootClock.now();
        return journal.append(run, epoch, at, actor, event);
    }

    @Override
    public <T> T alone(Function<Journal, T> deed) {
        return journal.alone(held -> {
            stamp = BootClock.now();
            return deed.apply(held);
        });
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
    public Epoch holder(RunId run) {
        return journal.holder(run);
    }
}
