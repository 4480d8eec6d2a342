package dev.lifeboat.core.incident;

import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.MebiBytes;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.plan.Resource;
import dev.lifeboat.core.run.Run;
import dev.lifeboat.core.run.RunId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Who has what in hand: two runs never use the same guest, disk or host, nor the same memory.
///
/// @param open the runs that are not over
public record Ledger(List<Run> open) {
    /// Something that a plan needs and an open run has.
    public record Conflict(RunId run, String what) {}

    public Ledger {
        open = open.stream().filter(run -> run.ending().isEmpty()).toList();
    }

    public static Ledger of(Collection<Run> runs) {
        return new Ledger(List.copyOf(runs));
    }

    /// What stands against beginning this plan now; nothing when it may begin.
    ///
    /// @param now must have seen the hosts where its guests go
    public List<Conflict> conflicts(Plan plan, Fleet fleet, Snapshot now) {
        var conflicts = new ArrayList<Conflict>();
        for (var run : open) {
            var shared = new TreeSet<Resource>(run.plan().needs());
            shared.retainAll(plan.needs());
            if (!shared.isEmpty()) {
                conflicts.add(new Conflict(run.id(), what(shared)));
                continue;
            }
            targets(run.plan(), plan)
                    .ifPresent(host ->
                            conflicts.add(new Conflict(run.id(), host + ", where guests go")));
        }
        return conflicts.isEmpty() ? memory(plan, fleet, now) : conflicts;
    }

    /// A host says more than its guests and their disks.
    private static String what(SortedSet<Resource> shared) {
        var host = shared.stream().filter(each -> each.path().startsWith("host/")).findFirst();
        var more = shared.size() == 1 ? "" : " and " + (shared.size() - 1) + " more";
        return host.map(Resource::label).orElse(shared.first().label() + more);
    }

    /// A host that one of them takes for dead, and to which the other brings guests.
    private static Optional<HostId> targets(Plan one, Plan other) {
        var both = new TreeSet<HostId>();
        one.moves().values().stream().filter(other.hosts()::contains).forEach(both::add);
        other.moves().values().stream().filter(one.hosts()::contains).forEach(both::add);
        return both.stream().findFirst();
    }

    private List<Conflict> memory(Plan plan, Fleet fleet, Snapshot now) {
        var conflicts = new ArrayList<Conflict>();
        plan.memory(now)
                .forEach((host, wanted) -> {
                    var promised = new TreeMap<RunId, MebiBytes>();
                    for (var run : open) {
                        var some = run.plan().memory(now).getOrDefault(host, MebiBytes.NONE);
                        if (some.count() > 0) {
                            promised.put(run.id(), some);
                        }
                    }
                    var all = promised.values().stream().reduce(MebiBytes.NONE, MebiBytes::plus);
                    var free = fleet.host(host).capacity().memory().less(used(host, now));
                    if (!promised.isEmpty() && !free.less(all).holds(wanted)) {
                        conflicts.add(
                                new Conflict(
                                        promised.firstKey(),
                                        all
                                                + " of the "
                                                + free
                                                + " that are free on "
                                                + host
                                                + ", and this needs "
                                                + wanted));
                    }
                });
        return conflicts;
    }

    private static MebiBytes used(HostId host, Snapshot now) {
        return now.lastSeen(Residents.of(host)).stream()
                .flatMap(known -> known.seen().guests().values().stream())
                .filter(guest -> guest.state().isAlive())
                .map(guest -> guest.memory())
                .reduce(MebiBytes.NONE, MebiBytes::plus);
    }
}
