package dev.lifeboat.cli;

import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.incident.Ledger;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.server.Station;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/// Opens runs, one at a time, and none that needs what another has in hand.
final class Opening {
    private Opening() {}

    /// The check and the opening are one: of two `go` at once, the second finds the first.
    static RunId open(Station station, Plan plan, Readings known) throws IOException {
        var lock = station.runtime().resolve("ledger.lock");
        try (var file =
                        FileChannel.open(
                                lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = file.lock()) {
            refuseConflict(station, plan, known);
            return station.journal().open(plan, station.clock().instant());
        }
    }

    static void refuseConflict(Station station, Plan plan, Readings known) {
        var open = station.journal().runs().stream().map(id -> Holding.fold(station, id)).toList();
        var conflicts = Ledger.of(open).conflicts(plan, station.fleet(known), known);
        if (conflicts.isEmpty()) {
            return;
        }
        var text = new StringBuilder("Nothing was done: another run has what this one needs.");
        for (var conflict : conflicts) {
            text.append("\n  run ").append(conflict.run()).append(" has ").append(conflict.what());
        }
        var run = conflicts.getFirst().run();
        text.append("\nnext:  lifeboat run ").append(run).append(" resume, or lifeboat run ");
        throw new Stop(Exit.NO, text.append(run).append(" abort").toString());
    }
}
