package dev.lifeboat.core.control;

import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Run;

/// Told of every entry that was accepted, and of what is seen: screens, notices, pages.
public interface Watcher {
    Watcher NOBODY = (_, _, _) -> {};

    void saw(Entry entry, Run run, Snapshot now);

    /// Something new is known; nothing was written because of it yet.
    default void looked(Snapshot now) {}

    /// What a person told the run cannot be obeyed now.
    default void refused(Command command, String because) {}
}
