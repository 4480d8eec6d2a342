package dev.lifeboat.web;

import dev.lifeboat.core.control.Watcher;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Run;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.core.spi.Journal;
import dev.lifeboat.screens.RunNow;
import dev.lifeboat.screens.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A run as it goes on, kept for whoever looks at the page. Written by the run's own thread, read
/// by the page's.
public final class LiveRun implements Watcher {
    private final Journal journal;
    private final RunId id;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();
    private Run run;
    private Snapshot known;

    /// @param known what is known before the run looks for itself
    public LiveRun(Journal journal, RunId id, Snapshot known) {
        this.journal = journal;
        this.id = id;
        this.known = known;
        Plan plan =
                journal.plan(id).orElseThrow(() -> new IllegalArgumentException("no run " + id));
        this.run = Run.of(id, plan);
        catchUp();
    }

    /// Reads what others, or an earlier controller, have written.
    public synchronized void catchUp() {
        for (var entry : journal.read(id)) {
            if (entry.n() > run.length()) {
                add(entry);
            }
        }
    }

    private void add(Entry entry) {
        run = run.after(entry);
        entries.add(entry);
        Told.of(entry, run).ifPresent(told::add);
    }

    @Override
    public synchronized void saw(Entry entry, Run now, Snapshot seen) {
        known = seen;
        if (entry.n() == run.length() + 1) {
            add(entry);
        } else {
            catchUp();
        }
    }

    @Override
    public synchronized void looked(Snapshot now) {
        known = now;
    }

    /// When it was over; empty while it goes on.
    public synchronized Optional<Instant> ended() {
        return run.ending().map(_ -> entries.getLast().at());
    }

    public synchronized RunNow at(Instant now) {
        return new RunNow(run, entries, told, known, now, Optional.empty());
    }
}
