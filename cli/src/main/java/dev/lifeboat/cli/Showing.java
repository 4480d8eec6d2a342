package dev.lifeboat.cli;

import dev.lifeboat.core.control.Command;
import dev.lifeboat.core.control.Runner;
import dev.lifeboat.core.control.Watcher;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.server.Station;
import java.io.IOException;
import java.util.List;

/// Carries a run out and shows it: live in a terminal, else as lines or JSON.
final class Showing {
    private final Station station;
    private final RunId run;
    private final SiteOption site;
    private final Manner manner;
    private boolean leftRunning;

    Showing(Station station, RunId run, SiteOption site, Manner manner) {
        this.station = station;
        this.run = run;
        this.site = site;
        this.manner = manner;
    }

    /// @param others who else is told
    Runner.End carryOut(Readings known, List<Command> first, Watcher others) throws IOException {
        if (manner == Manner.LIVE) {
            return live(known, first, others);
        }
        var voice = manner == Manner.JSON ? Voice.json() : Voice.lines();
        var all = Voice.all(voice, others);
        return Carrying.run(station, run, known, first, manner.stays(), _ -> all);
    }

    private Runner.End live(Readings known, List<Command> first, Watcher others)
            throws IOException {
        Runner.End end;
        try (var view = LiveView.open(station, run, known)) {
            end =
                    Carrying.run(
                            station,
                            run,
                            known,
                            first,
                            manner.stays(),
                            controller -> Voice.all(view.begin(controller), others));
            leftRunning = view.isLeft();
        }
        if (leftRunning) {
            Background.carryOn(station, run, site);
        }
        return end;
    }

    /// Whether the run goes on in the background.
    boolean isLeftRunning() {
        return leftRunning;
    }
}
