package dev.lifeboat.cli;

import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Words;
import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.run.Run;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.server.Station;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Which runs there are, and which of them still have a host in hand.
final class Holding {
    private Holding() {}

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

    /// The run that was carried on last of those that evacuated this host.
    static Optional<Run> lastRun(Station station, HostId host) {
        return runsOf(station, host).stream()
                .map(id -> fold(station, id))
                .max(Comparator.comparing(Run::claimed));
    }

    static Run fold(Station station, RunId id) {
        return station.journal()
                .run(id)
                .orElseThrow(() ->
                        new Stop(
                                Exit.USAGE,
                                "There is no run "
                                        + id
                                        + "; there are "
                                        + station.journal().runs()));
    }

    /// The run of that name, or whose name begins so.
    static RunId named(Station station, String name) {
        return find(station, name)
                .orElseThrow(() ->
                        new Stop(
                                Exit.USAGE,
                                "There is no run \"" + name + "\"; there are " + list(station)));
    }

    static Optional<RunId> find(Station station, String name) {
        var runs = station.journal().runs();
        var found = runs.stream().filter(id -> id.name().startsWith(name)).toList();
        var exact = found.stream().filter(id -> id.name().equals(name)).findFirst();
        if (exact.isEmpty() && found.size() > 1) {
            throw new Stop(
                    Exit.USAGE, "\"" + name + "\" begins several runs: " + Words.list(found));
        }
        return exact.or(() -> found.stream().findFirst());
    }

    static String list(Station station) {
        var runs = station.journal().runs();
        return runs.isEmpty() ? "none" : Words.list(runs);
    }
}
