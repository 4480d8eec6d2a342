package dev.lifeboat.core.run;

import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.plan.Brakes;
import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.plan.Planner;
import java.util.SortedSet;
import java.util.TreeSet;

/// The plan for what is left of a run, from what is seen now.
///
/// Hosts of this run that have fallen silent are taken for dead like the first: nothing of them is
/// started elsewhere before they are fenced too. A silent host that has no part in the run is left
/// alone; it gets no guests.
public final class NextPlan {
    private NextPlan() {}

    /// The hosts whose guests have to be brought back now; they are not worth asking in a survey.
    public static SortedSet<HostId> dead(Run run, Snapshot now) {
        var dead = new TreeSet<HostId>();
        if (run.plan().goal() instanceof Goal.Evacuate(var first, _)) {
            dead.addAll(first);
        }
        var part = new TreeSet<>(run.plan().moves().values());
        run.seats().stream().map(Seat::host).forEach(part::add);
        now.subjects(Residents.KIND).stream()
                .filter(host -> ranThere(run, host, now))
                .forEach(part::add);
        part.stream().filter(host -> HostPing.isSilent(host, now)).forEach(dead::add);
        return dead;
    }

    private static boolean ranThere(Run run, HostId host, Snapshot now) {
        return now.lastSeen(Residents.of(host)).stream()
                .anyMatch(
                        known -> run.plan().moves().keySet().stream().anyMatch(known.seen()::runs));
    }

    public static Plan of(Run run, Fleet fleet, Snapshot now, Brakes brakes) {
        if (!(run.plan().goal() instanceof Goal.Evacuate(_, var onto))) {
            throw new IllegalArgumentException("only an evacuation is planned again: " + run.id());
        }
        var dead = dead(run, now);
        var allowed = new TreeSet<>(onto);
        allowed.removeAll(dead);
        var goal = new Goal.Evacuate(dead, allowed);
        return Planner.evacuate(fleet, now, goal, brakes, run.seats());
    }
}
