package dev.lifeboat.screens;

import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Run;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A run at a moment, with what is known then.
///
/// @param told its timeline so far
/// @param known all readings so far; those too old at this moment do not count
/// @param stopped why nobody here carries it on any more, as a sentence
public record RunNow(
        Run run,
        List<Entry> journal,
        List<Told> told,
        Snapshot known,
        Instant at,
        Optional<String> stopped) {
    public RunNow {
        journal = List.copyOf(journal);
        told = List.copyOf(told);
    }

    /// The same, and nobody here carries it on any more, or follows it.
    public RunNow stopped(String because) {
        return new RunNow(run, journal, told, known, at, Optional.of(because));
    }

    Snapshot fresh() {
        return new FreshAt(known, at);
    }
}
