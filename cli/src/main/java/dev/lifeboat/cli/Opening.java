package dev.lifeboat.cli;

import dev.lifeboat.core.control.Proposal;
import dev.lifeboat.core.control.Proposal.Opened;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.incident.Ledger;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.server.Station;
import java.util.List;

/// Opens runs, and none that needs what another has in hand.
final class Opening {
    private Opening() {}

    static RunId open(Station station, Plan plan, Readings known) {
        var proposal = new Proposal(plan, station.fleet(known), known);
        return switch (proposal.open(station.journal(), station.clock().instant())) {
            case Opened.Begun(var run) -> run;
            case Opened.Refused(var conflicts) -> throw refusal(station, conflicts);
        };
    }

    /// Before a person is asked anything; what they are asked may take minutes.
    static void refuseConflict(Station station, Plan plan, Readings known) {
        var proposal = new Proposal(plan, station.fleet(known), known);
        var conflicts = proposal.conflicts(station.journal());
        if (!conflicts.isEmpty()) {
            throw refusal(station, conflicts);
        }
    }

    private static Stop refusal(Station station, List<Ledger.Conflict> conflicts) {
        var text = new StringBuilder("Nothing was done: another run has what this one needs.");
        for (var conflict : conflicts) {
            text.append("\n  run ").append(conflict.run()).append(" has ").append(conflict.what());
        }
        var run = conflicts.getFirst().run();
        var drill = station.journal().plan(run).flatMap(Plan::drill).isPresent();
        text.append("\nnext:  lifeboat run ").append(run);
        return new Stop(
                Exit.NO,
                text.append(
                                drill
                                        ? " abort    (it is a drill)"
                                        : " resume, or lifeboat run " + run + " abort")
                        .toString());
    }
}
