package dev.lifeboat.cli;

import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.incident.Detector;
import dev.lifeboat.core.incident.Incident;
import dev.lifeboat.core.incident.Lookout;
import dev.lifeboat.core.incident.Suspicion;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.plan.Words;
import dev.lifeboat.server.Station;
import java.io.IOException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Watches over what `serve` sees: opens incidents, plans, tells, and leaves the deciding to
/// people.
final class Watchkeeper implements AutoCloseable {
    private final Station station;
    private final Messenger messenger;
    private final TreeMap<HostId, String> told = new TreeMap<>();
    private Lookout lookout = Lookout.NOTHING;

    Watchkeeper(Station station) {
        this.station = station;
        this.messenger = new Messenger(station, text -> System.err.println("warning: " + text));
    }

    void saw(Readings known) throws IOException {
        var detector = new Detector(station.fleet(known), station.brakes());
        var seen = detector.examine(known);
        var change = lookout.after(seen, station.clock().instant());
        lookout = change.next();
        seen.forEach(this::tell);
        for (var incident : change.opened()) {
            opened(incident, known);
        }
        for (var incident : change.closed()) {
            System.out.println(incident.host() + " answers again; its incident is closed.");
        }
    }

    /// How long to wait for the next look in s: not the usual time while a host looks dead.
    long next(int every) {
        return lookout.isUneasy() ? Math.min(every, Lookout.LOOK_AGAIN_AFTER.toSeconds()) : every;
    }

    /// What is not quite an incident is told once, not at each look.
    private void tell(Suspicion seen) {
        var text = seen.stage() == Suspicion.Stage.WELL ? "" : seen.text();
        var before = told.put(seen.host(), text);
        var partly =
                seen.stage() == Suspicion.Stage.PARTLY || seen.stage() == Suspicion.Stage.BRAKED;
        if (partly && !text.equals(before)) {
            System.out.println(text);
        }
    }

    private void opened(Incident incident, Readings known) throws IOException {
        var plan = plan(incident.host(), known);
        System.out.println(incident.seen().text());
        incident.seen().sightings().forEach(line -> System.out.println("  " + line));
        System.out.println(next(incident.host(), plan));
        messenger.ring(messenger.tidings().opened(incident, plan.map(Plan::id)));
    }

    private Optional<Plan> plan(HostId host, Readings known) throws IOException {
        if (station.guestsOf(known, host).isEmpty()) {
            return Optional.empty();
        }
        var plan = Planning.plan(station, known, host, new TreeSet<>());
        station.keep(plan);
        return Optional.of(plan);
    }

    private String next(HostId host, Optional<Plan> plan) {
        var open = Holding.openRun(station, host);
        if (open.isPresent()) {
            return "  run " + open.get() + " has it in hand";
        }
        return plan.map(made ->
                        "  plan "
                                + made.id()
                                + " brings "
                                + Words.count(made.moves().size(), "guest")
                                + " back, "
                                + made.refusals().size()
                                + " not\nnext:  lifeboat go "
                                + made.id())
                .orElse("next:  lifeboat plan " + host);
    }

    @Override
    public void close() {
        messenger.close();
    }
}
