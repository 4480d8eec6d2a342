package dev.lifeboat.cli;

import dev.lifeboat.core.control.Runner;
import dev.lifeboat.core.run.Run;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.screens.EventJson;
import dev.lifeboat.screens.RunScreen;
import dev.lifeboat.server.Desk;
import dev.lifeboat.server.Station;
import java.io.IOException;

/// `lifeboat run RUN`: how far a run is and what it asks, whoever carries it out. Looks at nothing
/// but its journal and what was seen last.
record RunStatus(Station station, RunId id) {

    Exit show(boolean json) throws IOException {
        if (json) {
            events();
        } else {
            var now = station.clock().instant();
            System.out.print(
                    RunScreen.asking(
                            Holding.fold(station, id),
                            station.journal().read(id),
                            station.remembered(),
                            now,
                            Pages.here()));
        }
        return exit(Holding.fold(station, id));
    }

    /// The journal keeps what was decided, not the readings: the commands are those of the last
    /// ones.
    private void events() throws IOException {
        var known = station.remembered();
        var run = Run.of(id, station.journal().plan(id).orElseThrow());
        for (var entry : station.journal().read(id)) {
            run = run.after(entry);
            System.out.println(EventJson.line(entry, run, known));
        }
    }

    private Exit exit(Run run) {
        if (run.ending().isPresent()) {
            return Carrying.exit(new Runner.End.Over(run.ending().get()));
        }
        if (!run.open().isEmpty()) {
            return Exit.ASKS;
        }
        if (!run.isHalted() && !Desk.isManned(station.runtime(), id)) {
            System.err.println(
                    "Nobody on this machine carries run "
                            + id
                            + " out.\nnext:  lifeboat run "
                            + id
                            + " carry");
            return Exit.UNKNOWN;
        }
        return Exit.OK;
    }
}
