package dev.lifeboat.cli;

import dev.lifeboat.core.control.Watcher;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Run;
import dev.lifeboat.drivers.hook.Bell;
import dev.lifeboat.drivers.shell.Shell;
import dev.lifeboat.drivers.site.HookEvent;
import dev.lifeboat.screens.Tidings;
import dev.lifeboat.server.Station;
import java.util.Optional;
import java.util.function.Consumer;

/// Tells a site's hooks what happens. Whatever becomes of them, the run goes on.
final class Messenger implements Watcher, AutoCloseable {
    private final Bell bell;
    private final Tidings tidings;
    private Optional<Run> before = Optional.empty();

    /// @param failed is given a sentence for each hook that failed
    Messenger(Station station, Consumer<String> failed) {
        var site = station.site();
        this.bell = new Bell(site.hooks(), new Shell(site.access().secretVariables()), failed);
        this.tidings = new Tidings(station.site().name(), Pages.file());
    }

    @Override
    public void saw(Entry entry, Run run, Snapshot now) {
        var was = before.orElse(entry.n() == 1 ? Run.of(run.id(), run.plan()) : run);
        tidings.on(entry, was, run).forEach(this::ring);
        before = Optional.of(run);
    }

    void ring(Tidings.Tiding tiding) {
        var event =
                HookEvent.of(tiding.event())
                        .orElseThrow(() -> new IllegalArgumentException(tiding.event()));
        bell.ring(event, tiding.json());
    }

    Tidings tidings() {
        return tidings;
    }

    @Override
    public void close() {
        bell.close();
    }
}
