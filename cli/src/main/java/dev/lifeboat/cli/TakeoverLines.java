package dev.lifeboat.cli;

import dev.lifeboat.core.control.Runner;
import dev.lifeboat.core.control.Watcher;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.screens.CausesSeen;
import dev.lifeboat.server.Station;
import dev.lifeboat.server.Takeover;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What `serve` tells of the runs that it takes over, and the report when one is over.
record TakeoverLines(Station station, Map<RunId, Listeners> runs) implements Takeover.Audience {
    /// What listens to one run.
    private record Listeners(CausesSeen causes, Messenger messenger) {}

    TakeoverLines(Station station) {
        this(station, new ConcurrentHashMap<>());
    }

    @Override
    public void took(RunId run) {
        System.err.println("Nobody is carrying run " + run + " out; going on with it here.");
    }

    @Override
    public Watcher watcher(RunId run) {
        var listeners =
                new Listeners(new CausesSeen(), new Messenger(station, System.err::println));
        runs.put(run, listeners);
        return Voice.all(Voice.lines(), listeners.causes(), listeners.messenger());
    }

    @Override
    public void left(RunId run, Runner.End end) throws IOException {
        System.err.println(Carrying.text(end, run));
        var listeners = runs.remove(run);
        if (listeners == null) {
            return;
        }
        listeners.messenger().close();
        if (end instanceof Runner.End.Over) {
            Aftermath.of(station, run, station.remembered(), listeners.causes(), Optional.empty());
            System.err.println("report: " + station.runFolder(run).resolve("report.md"));
        }
    }
}
