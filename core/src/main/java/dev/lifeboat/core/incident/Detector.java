package dev.lifeboat.core.incident;

import dev.lifeboat.core.evidence.Addresses;
import dev.lifeboat.core.evidence.Baseline;
import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.GuestPing;
import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.PowerState;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Watchers;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.fleet.Words;
import dev.lifeboat.core.plan.Brakes;
import dev.lifeboat.core.plan.IsSilent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Tells a dead host from a lost ping, a filtered host, and our own network's fault.
///
/// @param brakes how much may be silent at once before we doubt ourselves
public record Detector(Fleet fleet, Brakes brakes) {
    /// A few guests may be between two addresses, or have been stopped a moment ago.
    public static final int SILENT_GUESTS_PERCENT = 80;

    /// What this look says about each host.
    public List<Suspicion> examine(Snapshot now) {
        var running = running(now);
        return fleet.hosts().keySet().stream().map(host -> examine(host, now, running)).toList();
    }

    public Suspicion examine(HostId host, Snapshot now) {
        return examine(host, now, running(now));
    }

    /// Where each guest is seen running, gathered once: to ask every host about every guest would
    /// cost the product of both, at each sweep.
    private Map<VmId, Set<HostId>> running(Snapshot now) {
        var running = new HashMap<VmId, Set<HostId>>();
        for (var host : fleet.hosts().keySet()) {
            now.read(Residents.of(host))
                    .fact()
                    .ifPresent(seen ->
                            seen.guests().keySet().stream()
                                    .filter(seen::runs)
                                    .forEach(vm ->
                                            running.computeIfAbsent(vm, _ -> new TreeSet<>())
                                                    .add(host)));
        }
        return running;
    }

    private Suspicion examine(HostId host, Snapshot now, Map<VmId, Set<HostId>> running) {
        var guests = guests(host, now, running);
        var silent = (int) guests.stream().filter(vm -> isSilent(vm, now)).count();
        var ping = now.read(HostPing.of(host)).fact();
        if (ping.isEmpty() || ping.get().answered()) {
            return found(host, Suspicion.Stage.WELL, silent, guests.size(), "", List.of());
        }
        var sightings = sightings(host, now);
        var alone = brake(host).holds(now);
        if (!alone.isYes()) {
            var because = alone.because();
            return found(host, Suspicion.Stage.BRAKED, silent, guests.size(), because, sightings);
        }
        var because = whyNot(host, silent, guests.size(), now);
        var stage = because.isEmpty() ? Suspicion.Stage.DEAD : Suspicion.Stage.PARTLY;
        return found(host, stage, silent, guests.size(), because, sightings);
    }

    private static Suspicion found(
            HostId host,
            Suspicion.Stage stage,
            int silent,
            int guests,
            String because,
            List<String> sightings) {
        return new Suspicion(host, stage, silent, guests, because, sightings);
    }

    private static String whyNot(HostId host, int silent, int guests, Snapshot now) {
        var ping = now.read(HostPing.of(host));
        var residents = now.read(Residents.of(host));
        if (residents.isKnown() && residents.asked().isAfter(ping.asked())) {
            return "its hypervisor answers all the same";
        }
        if (guests == 0) {
            return "none of its guests is known to answer ping";
        }
        return silent * 100 >= guests * SILENT_GUESTS_PERCENT
                ? ""
                : "only " + silent + " of its " + Words.count(guests, "guest") + " are silent";
    }

    private IsSilent brake(HostId host) {
        var others = new TreeSet<>(fleet.hosts().keySet());
        others.remove(host);
        return new IsSilent(host, others, fleet.witnesses(), brakes.silentAtMost(fleet, 1));
    }

    /// Those that it ran when it was last seen and that used to answer; not one that answers from
    /// another host now.
    private static List<VmId> guests(HostId host, Snapshot now, Map<VmId, Set<HostId>> running) {
        return now.lastSeen(Residents.of(host)).stream()
                .flatMap(known -> known.seen().guests().keySet().stream())
                .filter(vm -> answered(vm, now))
                .filter(vm -> isSilent(vm, now) || !runsElsewhere(vm, host, running))
                .toList();
    }

    private static boolean answered(VmId vm, Snapshot now) {
        return now.lastSeen(Baseline.of(vm)).map(known -> known.seen().answered()).orElse(false);
    }

    private static boolean runsElsewhere(VmId vm, HostId host, Map<VmId, Set<HostId>> running) {
        var where = running.getOrDefault(vm, Set.of());
        return where.size() > (where.contains(host) ? 1 : 0);
    }

    private static boolean isSilent(VmId vm, Snapshot now) {
        return now.read(GuestPing.of(vm)).fact().map(ping -> !ping.answered()).orElse(false);
    }

    /// Whether it has no power or only hangs, and whether it is cut off from us or from all.
    private List<String> sightings(HostId host, Snapshot now) {
        var sightings = new ArrayList<String>();
        now.read(PowerState.of(host))
                .fact()
                .ifPresent(power ->
                        sightings.add(
                                power.on()
                                        ? "its BMC says that its power is on: it hangs, or only"
                                                + " its network is gone"
                                        : "its BMC says that its power is off"));
        var writing = stillWatched(host, now);
        if (writing > 0) {
            sightings.add(
                    "Ceph still sees it at "
                            + Words.count(writing, "disk")
                            + " of its guests: it may still write");
        }
        return sightings;
    }

    /// A watch is renewed every few seconds and stands for 30 s after its client's last word.
    private long stillWatched(HostId host, Snapshot now) {
        var addresses = fleet.host(host).storageAddresses();
        return now.lastSeen(Residents.of(host)).stream()
                .flatMap(known -> known.seen().guests().keySet().stream())
                .flatMap(vm -> now.lastSeen(Definition.of(new Seat(vm, host))).stream())
                .flatMap(known -> known.seen().disks().stream())
                .filter(disk ->
                        now.read(Watchers.of(disk)).fact().stream()
                                .flatMap(seen -> seen.addresses().stream())
                                .anyMatch(watcher -> addresses.contains(Addresses.ip(watcher))))
                .count();
    }
}
