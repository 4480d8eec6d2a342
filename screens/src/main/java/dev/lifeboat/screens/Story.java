package dev.lifeboat.screens;

import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Run;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// All that is known of an outage when its run is over, or has stopped.
///
/// @param plan as the run began with it
/// @param before what the plan was made from
/// @param roll the muster afterwards
/// @param causes what ailed guests while the run went on
/// @param died when the hosts died, if that is known; else they are only known to have been alive
///   when they last answered
public record Story(
        Plan plan,
        List<Entry> journal,
        Snapshot before,
        Roll roll,
        List<CausesSeen.Seen> causes,
        Optional<Instant> died) {
    public Story {
        journal = List.copyOf(journal);
        causes = List.copyOf(causes);
        if (journal.isEmpty()) {
            throw new IllegalArgumentException("a run without a journal");
        }
    }

    /// The run as its journal leaves it.
    Run run() {
        var run = Run.of(journal.getFirst().run(), plan);
        for (var entry : journal) {
            run = run.after(entry);
        }
        return run;
    }
}
