package dev.lifeboat.core.spi;

import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Epoch;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.Run;
import dev.lifeboat.core.run.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Where runs are kept: append-only, one writer at a time by epoch, durable before it answers.
public interface Journal {
    /// Whether an entry was taken.
    sealed interface Receipt {
        /// It is on disk.
        record Accepted(Entry entry) implements Receipt {}

        /// A later controller holds the run; this one must stop.
        record Stale(Epoch holder) implements Receipt {}

        /// It could not be written: a full disk, a database that does not answer. Nothing may be
        /// begun.
        record Failed(String because) implements Receipt {}
    }

    /// Does it while nobody else does the like, on any machine that shares this journal: what the
    /// deed reads is still so when it writes. It must use the journal that it is given, and be
    /// quick. Where its turn is taken from it, nothing that it wrote counts and this throws.
    <T> T alone(Function<Journal, T> deed);

    /// The run as its entries tell it; empty when there is none of that name.
    default Optional<Run> run(RunId id) {
        return plan(id).map(plan -> Run.folded(id, plan, read(id)));
    }

    /// Starts a run of this plan; its name is the plan's with the next free number.
    RunId open(Plan plan, Instant at);

    Optional<Plan> plan(RunId run);

    /// All entries, in order.
    List<Entry> read(RunId run);

    List<RunId> runs();

    /// Takes the run over with the next epoch, and writes [Event.Claimed].
    Receipt claim(RunId run, String controller, Instant at);

    Receipt append(RunId run, Epoch epoch, Instant at, String actor, Event event);

    /// Who holds the run now; asked by a hand before an act when its receipt is no longer fresh.
    Epoch holder(RunId run);
}
