package dev.lifeboat.cli;

import dev.lifeboat.core.control.Command;
import dev.lifeboat.core.control.Watcher;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.readiness.Readiness;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.screens.RunNow;
import dev.lifeboat.screens.SiteView;
import dev.lifeboat.server.Desk;
import dev.lifeboat.server.Station;
import dev.lifeboat.web.Bridge;
import dev.lifeboat.web.LiveRun;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/// The page of a site: its hosts, and the run that matters most, whoever carries it out. What is
/// said to the run goes over its desk.
final class StationBridge implements Bridge {
    /// People see a step done elsewhere as soon; the journal is read only while somebody looks.
    private static final Duration READ_EVERY = Duration.ofSeconds(1);

    /// How a run ended is of interest until the morning's meeting.
    private static final Duration SHOWN_AFTER_ITS_END = Duration.ofHours(12);

    private final Station station;
    private final Duration every;
    private final Map<RunId, LiveRun> followed = new HashMap<>();

    /// Those that are shown no more: each is read once, and nothing of it is kept.
    private final Set<RunId> past = new HashSet<>();

    private Optional<LiveRun> own = Optional.empty();
    private Optional<LiveRun> shown = Optional.empty();
    private Optional<String> trouble = Optional.empty();
    private Readings known = Readings.nothing();
    private Optional<Instant> looked = Optional.empty();
    private SortedMap<HostId, Readiness.Word> readiness = Collections.emptySortedMap();
    private Instant read = Instant.MIN;

    /// @param every how often the site is looked at
    StationBridge(Station station, Duration every) {
        this.station = station;
        this.every = every;
    }

    synchronized void looked(Readings seen) {
        known = seen;
        looked = Optional.of(station.clock().instant());
        followed.values().forEach(live -> live.looked(seen));
    }

    synchronized void concluded(SortedMap<HostId, Readiness.Word> words) {
        readiness = words;
    }

    /// This process carries the run out, and so knows more of it than its journal.
    synchronized Watcher carries(RunId run, Readings seen) {
        var live = new LiveRun(station.journal(), run, seen);
        own = Optional.of(live);
        return live;
    }

    /// This process does so no more.
    synchronized void left(String because) {
        trouble = Optional.of(because);
    }

    @Override
    public Instant now() {
        return station.clock().instant();
    }

    @Override
    public synchronized Optional<RunNow> run() {
        var now = now();
        if (own.isEmpty() && read.plus(READ_EVERY).isBefore(now)) {
            read = now;
            follow(now);
        }
        return own.or(() -> shown)
                .map(live -> live.at(now))
                .map(run -> trouble.map(run::stopped).orElse(run));
    }

    private void follow(Instant now) {
        try {
            shown = latest(now);
            trouble = Optional.empty();
        } catch (UncheckedIOException e) {
            trouble = Optional.of("the journal cannot be read, this is old: " + e.getMessage());
        }
    }

    /// One that is not over, else the last that has ended.
    private Optional<LiveRun> latest(Instant now) {
        var oldest = now.minus(SHOWN_AFTER_ITS_END);
        var best = Optional.<LiveRun>empty();
        for (var id : station.journal().runs()) {
            if (past.contains(id)) {
                continue;
            }
            var live = followed.computeIfAbsent(id, _ -> new LiveRun(station.journal(), id, known));
            if (live.ended().isEmpty()) {
                live.catchUp();
            }
            var at = live.ended().orElse(Instant.MAX);
            if (!at.isAfter(oldest)) {
                past.add(id);
                followed.remove(id);
            } else if (best.isEmpty() || at.isAfter(best.get().ended().orElse(Instant.MAX))) {
                best = Optional.of(live);
            }
        }
        return best;
    }

    @Override
    public synchronized Optional<SiteView> site() {
        return looked.map(
                at -> SiteView.of(station.fleet(known), known, readiness, at, every, now()));
    }

    @Override
    public Optional<String> tell(Command command) {
        return run().map(now ->
                        Desk.send(station.runtime(), now.run().id(), command)
                                .map(why -> nobody(why, now.run().id())))
                .orElse(Optional.of("there is no run"));
    }

    private static String nobody(String why, RunId run) {
        return why.equals(Desk.NOBODY) ? why + "; next: lifeboat run " + run + " resume" : why;
    }

    @Override
    public boolean isSimulated() {
        return false;
    }
}
