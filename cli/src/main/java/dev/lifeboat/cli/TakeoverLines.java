package dev.lifeboat.cli;

import dev.lifeboat.core.control.Runner;
import dev.lifeboat.core.control.Watcher;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.screens.CausesSeen;
import dev.lifeboat.server.Station;
import dev.lifeboat.server.Takeover;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What `serve` tells of the runs that it takes over, and the report when one is over.
record TakeoverLines(Station station, Map<RunId, CausesSeen> causes) implements Takeover.Audience {
    TakeoverLines(Station station) {
        this(station, new ConcurrentHashMap<>());
    }

    @Override
    public void took(RunId run) {
        System.err.println("Nobody is carrying run " + run + " out; going on with it here.");
    }

    @Override
    public Watcher watcher(RunId run) {
        var seen = new CausesSeen();
        causes.put(run, seen);
        return Voice.all(Voice.lines(), seen);
    }

    @Override
    public void left(RunId run, Runner.End end) {
        System.err.println(Carrying.text(end, run));
        var seen = causes.remove(run);
        if (end instanceof Runner.End.Over && seen != null) {
            report(run, seen);
        }
    }

    private void report(RunId run, CausesSeen seen) {
        try {
            Aftermath.of(station, run, station.remembered(), seen, Optional.empty());
            System.err.println("report: " + station.runFolder(run).resolve("report.md"));
        } catch (IOException | UncheckedIOException e) {
            System.err.println(
                    "The report of run " + run + " cannot be written: " + e.getMessage());
        }
    }
}
