package dev.lifeboat.cli;

import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.run.Run;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.server.Station;
import java.util.List;
import java.util.Optional;

/// Which runs there are, and which of them still have a host in hand.
final class Holding {
    private Holding() {}

    /// Two incidents never use the same host: a run that is not over holds it.
    static void refuseSecondRun(Station station, HostId host) {
        openRun(station, host)
                .ifPresent(run -> {
                    throw new Stop(
                            Exit.NO,
                            "Run "
                                    + run
                                    + " has "
                                    + host
                                    + " in hand and is not over.\nnext:  lifeboat run "
                                    + run
                                    + " resume, or lifeboat run "
                                    + run
                                    + " abort");
                });
    }

    static Optional<RunId> openRun(Station station, HostId host) {
        return runsOf(station, host).stream()
                .filter(id -> fold(station, id).ending().isEmpty())
                .findFirst();
    }

    /// The runs that evacuated this host.
    static List<RunId> runsOf(Station station, HostId host) {
        return station.journal().runs().stream()
                .filter(id ->
                        station.journal().plan(id).orElseThrow().goal()
                                        instanceof Goal.Evacuate(var dead, _)
                                && dead.contains(host))
                .toList();
    }

    static Run fold(Station station, RunId id) {
        var plan =
                station.journal()
                        .plan(id)
                        .orElseThrow(() ->
                                new Stop(
                                        Exit.USAGE,
                                        "There is no run "
                                                + id
                                                + "; there are "
                                                + station.journal().runs()));
        var run = Run.of(id, plan);
        for (var entry : station.journal().read(id)) {
            run = run.after(entry);
        }
        return run;
    }

    static RunId named(Station station, String name) {
        try {
            var id = new RunId(name);
            fold(station, id);
            return id;
        } catch (IllegalArgumentException e) {
            throw new Stop(Exit.USAGE, e.getMessage() + "; there are " + station.journal().runs());
        }
    }
}
