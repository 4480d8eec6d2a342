package dev.lifeboat.sim;

import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Epoch;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.core.spi.Journal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// A journal that survives a simulated crash and nothing else.
public final class MemoryJournal implements Journal {
    private static final class Kept {
        final Plan plan;
        final List<Entry> entries = new ArrayList<>();
        Epoch holder = Epoch.NONE;

        Kept(Plan plan) {
            this.plan = plan;
        }
    }

    private final TreeMap<RunId, Kept> runs = new TreeMap<>();

    @Override
    public synchronized <T> T alone(Function<Journal, T> deed) {
        return deed.apply(this);
    }

    @Override
    public synchronized RunId open(Plan plan, Instant at) {
        var number = 1;
        while (runs.containsKey(new RunId(plan.id() + "-" + number))) {
            number++;
        }
        var id = new RunId(plan.id() + "-" + number);
        runs.put(id, new Kept(plan));
        return id;
    }

    @Override
    public synchronized Optional<Plan> plan(RunId run) {
        return Optional.ofNullable(runs.get(run)).map(kept -> kept.plan);
    }

    @Override
    public synchronized List<Entry> read(RunId run) {
        var kept = runs.get(run);
        return kept == null ? List.of() : List.copyOf(kept.entries);
    }

    @Override
    public synchronized List<RunId> runs() {
        return List.copyOf(runs.keySet());
    }

    @Override
    public synchronized Receipt claim(RunId run, String controller, Instant at) {
        var kept = runs.get(run);
        if (kept == null) {
            return new Receipt.Failed("there is no run " + run);
        }
        kept.holder = kept.holder.next();
        return append(run, kept.holder, at, controller, new Event.Claimed(controller));
    }

    @Override
    public synchronized Receipt append(
            RunId run, Epoch epoch, Instant at, String actor, Event event) {
        var kept = runs.get(run);
        if (kept == null) {
            return new Receipt.Failed("there is no run " + run);
        }
        if (epoch.equals(Epoch.NONE) || !epoch.equals(kept.holder)) {
            return new Receipt.Stale(kept.holder);
        }
        var entry = new Entry(run, epoch, kept.entries.size() + 1L, at, actor, event);
        kept.entries.add(entry);
        return new Receipt.Accepted(entry);
    }

    @Override
    public synchronized Epoch holder(RunId run) {
        var kept = runs.get(run);
        return kept == null ? Epoch.NONE : kept.holder;
    }
}
