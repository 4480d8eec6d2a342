package dev.lifeboat.core.control;

import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Run;

/// Told of every entry that was accepted: screens, notices, pages.
public interface Watcher {
    Watcher NOBODY = (_, _, _) -> {};

    void saw(Entry entry, Run run, Snapshot now);

    /// What is known has changed, without an entry: what guests' consoles and disks say, mostly.
    default void looked(Snapshot now) {}

    /// What a person told the run cannot be obeyed now.
    default void refused(Command command, String because) {}
}
