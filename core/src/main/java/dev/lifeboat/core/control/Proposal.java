package dev.lifeboat.core.control;

import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.incident.Ledger;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.Run;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.core.run.Succession;
import dev.lifeboat.core.spi.Journal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A plan that is to be carried out, as a new run or in place of the plan of one.
///
/// The ledger is asked and the plan is written in one, over all machines that share the journal: of
/// two at once, the second finds the first.
///
/// @param now must have seen the hosts where its guests go
public record Proposal(Plan plan, Fleet fleet, Snapshot now) {
    /// Whether a run was begun.
    public sealed interface Opened {
        record Begun(RunId run) implements Opened {}

        /// Other runs have what it needs.
        record Refused(List<Ledger.Conflict> conflicts) implements Opened {}
    }

    /// What stands against it as it looks now; it is asked again when the run is opened.
    public List<Ledger.Conflict> conflicts(Journal journal) {
        return conflicts(journal, _ -> true);
    }

    private List<Ledger.Conflict> conflicts(Journal journal, Predicate<RunId> among) {
        var runs = journal.runs().stream().filter(among).map(run -> open(journal, run));
        return Ledger.of(runs.flatMap(Optional::stream).toList()).conflicts(plan, fleet, now);
    }

    /// The plans of runs that are over are not read: one of an older Lifeboat need not be
    /// understood.
    private static Optional<Run> open(Journal journal, RunId run) {
        var isOver =
                journal.read(run).stream().anyMatch(entry -> entry.event() instanceof Event.Ended);
        return isOver ? Optional.empty() : journal.run(run);
    }

    public Opened open(Journal journal, Instant at) {
        return journal.alone(held -> {
            var conflicts = conflicts(held);
            return conflicts.isEmpty()
                    ? new Opened.Begun(held.open(plan, at))
                    : new Opened.Refused(conflicts);
        });
    }

    /// Writes the answer that asked for this plan, and the plan if nothing stands against it.
    List<Journal.Receipt> takeOver(
            Journal journal, Run run, Instant at, String who, Event.Answered answer) {
        return journal.alone(held -> {
            var whyNot = Succession.whyNot(run, plan).or(() -> taken(held, run.id()));
            var receipts = new ArrayList<Journal.Receipt>();
            var events = whyNot.map(why -> notYet(answer, why)).orElse(both(answer));
            for (var event : events) {
                var receipt = held.append(run.id(), run.epoch(), at, who, event);
                receipts.add(receipt);
                if (!(receipt instanceof Journal.Receipt.Accepted)) {
                    break;
                }
            }
            return receipts;
        });
    }

    private Optional<String> taken(Journal journal, RunId mine) {
        return conflicts(journal, run -> !run.equals(mine)).stream()
                .findFirst()
                .map(other -> "run " + other.run() + " has " + other.what());
    }

    private static List<Event> notYet(Event.Answered answer, String why) {
        var because = answer.because() + "; not yet: " + why;
        return List.of(new Event.Answered(answer.question(), answer.move(), because));
    }

    private List<Event> both(Event.Answered answer) {
        return List.of(answer, new Event.Replanned(plan, answer.because()));
    }
}
