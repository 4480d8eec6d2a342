package dev.lifeboat.cli;

import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.plan.Basis;
import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.server.Station;
import java.io.IOException;
import java.util.List;
import java.util.SortedSet;

/// What `go` is to carry out: a plan that was kept, or one that is made now for a host.
///
/// @param known what is seen now
record Aim(Plan plan, Readings known, HostId dead) {

    /// @param word the name of a host, or the beginning of a plan's id
    /// @param onto where guests may go; only of a plan that is made now
    static Aim at(Station station, String word, SortedSet<HostId> onto) throws IOException {
        var host = SiteOption.find(station, word);
        if (host.isPresent()) {
            var known = Planning.look(station, host.get());
            var plan = Planning.plan(station, known, host.get(), onto);
            station.keep(plan);
            return new Aim(plan, known, host.get());
        }
        var kept =
                new KeptPlans(station)
                        .find(word)
                        .orElseThrow(() ->
                                new Stop(
                                        Exit.USAGE,
                                        "There is no host and no kept plan \""
                                                + word
                                                + "\"; the site file has "
                                                + station.site().hosts().keySet()
                                                + ".\nnext:  lifeboat plan HOST"));
        if (!onto.isEmpty()) {
            throw new Stop(
                    Exit.USAGE,
                    "Plan " + kept.id() + " says where its guests go; --onto needs a HOST.");
        }
        return measuredAgain(station, kept);
    }

    /// Exactly the kept plan, if it is still the one that would be made now.
    private static Aim measuredAgain(Station station, Plan kept) throws IOException {
        if (!(kept.goal() instanceof Goal.Evacuate(var dead, var targets))) {
            throw new Stop(Exit.USAGE, "Plan " + kept.id() + " is no evacuation.");
        }
        var known = Planning.look(station, dead.first());
        var now = station.evacuate(known, dead, targets);
        var changes = Basis.changes(kept, now);
        if (!changes.isEmpty()) {
            throw new Stop(Exit.NO, changed(kept, changes, dead.first()));
        }
        return new Aim(kept, known, dead.first());
    }

    private static String changed(Plan kept, List<String> changes, HostId dead) {
        return "Plan "
                + kept.id()
                + " no longer fits what is seen; nothing was done. Since it was made:\n  "
                + String.join("\n  ", changes)
                + "\nnext:  lifeboat plan "
                + dead;
    }
}
