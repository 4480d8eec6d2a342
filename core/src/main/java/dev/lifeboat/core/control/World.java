package dev.lifeboat.core.control;

import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.plan.Step;
import dev.lifeboat.core.run.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedSet;

/// The outside as the loop sees it: time, looks, acts, people. Nothing here blocks but `await`.
public interface World {
    Instant now();

    /// Begins to look; what is seen arrives.
    void look(SortedSet<Key<?, ?>> keys);

    /// Begins an act whose intent was accepted.
    ///
    /// @param intent the journal's entry, by which the hand makes sure that it is still fresh (R6)
    void act(Step step, Entry intent);

    /// The next arrival, a [Arrival.Tick] after `longest`.
    Arrival await(Duration longest);
}
