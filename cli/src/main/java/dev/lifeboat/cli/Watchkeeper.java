package dev.lifeboat.cli;

import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Words;
import dev.lifeboat.core.incident.Detector;
import dev.lifeboat.core.incident.Incident;
import dev.lifeboat.core.incident.Lookout;
import dev.lifeboat.core.incident.Suspicion;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.server.Station;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Watches over what `serve` sees: opens incidents, plans, tells, and leaves the deciding to
/// people.
final class Watchkeeper {
    private final Station station;
    private final Consumer<String> say;
    private final Messenger messenger;
    private final TreeMap<HostId, String> told = new TreeMap<>();
    private Lookout lookout = Lookout.NOTHING;

    /// @param say what people are told
    Watchkeeper(Station station, Messenger messenger, Consumer<String> say) {
        this.station = station;
        this.messenger = messenger;
        this.say = say;
    }

    void saw(Readings known) {
        var detector = new Detector(station.fleet(known), station.brakes());
        var seen = detector.examine(known);
        var change = lookout.after(seen, station.clock().instant());
        lookout = change.next();
        seen.forEach(this::tell);
        for (var incident : change.opened()) {
            opened(incident, known);
        }
        for (var incident : change.closed()) {
            say.accept(incident.host() + " answers again; its incident is closed.");
        }
    }

    /// The hosts that the last look took for dead, which is to be seen twice.
    SortedSet<HostId> suspects() {
        return lookout.uneasy();
    }

    /// What is not quite an incident is told once, not at each look.
    private void tell(Suspicion seen) {
        var text = seen.stage() == Suspicion.Stage.WELL ? "" : seen.text();
        var before = told.put(seen.host(), text);
        var partly =
                seen.stage() == Suspicion.Stage.PARTLY || seen.stage() == Suspicion.Stage.BRAKED;
        if (partly && !text.equals(before)) {
            say.accept(text);
        }
    }

    private void opened(Incident incident, Readings known) {
        say.accept(incident.seen().text());
        incident.seen().sightings().forEach(line -> say.accept("  " + line));
        var plan = plan(incident.host(), known);
        var kept = plan.filter(this::isKept);
        say.accept(next(incident.host(), plan, kept.isPresent()));
        messenger.ring(messenger.tidings().opened(incident, kept.map(Plan::id)));
    }

    private Optional<Plan> plan(HostId host, Readings known) {
        return station.guestsOf(known, host).isEmpty()
                ? Optional.empty()
                : Optional.of(Planning.plan(station, known, host, new TreeSet<>()));
    }

    /// A plan that cannot be kept is told all the same: `go HOST` makes it again.
    private boolean isKept(Plan plan) {
        try {
            station.keep(plan);
            return true;
        } catch (IOException e) {
            say.accept("  the plan cannot be kept: " + e.getMessage());
            return false;
        }
    }

    private String next(HostId host, Optional<Plan> plan, boolean kept) {
        var open = openRun(host);
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
                                + (kept ? made.id() : host))
                .orElse("next:  lifeboat plan " + host);
    }

    /// What is planned from what was seen is worth most with the database dead.
    private Optional<RunId> openRun(HostId host) {
        try {
            return Holding.openRun(station, host);
        } catch (UncheckedIOException e) {
            var why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            say.accept("  whether a run has it in hand is not known: " + why);
            return Optional.empty();
        }
    }
}
