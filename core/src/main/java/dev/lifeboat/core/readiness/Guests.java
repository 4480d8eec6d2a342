package dev.lifeboat.core.readiness;

import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.Resident;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.plan.Berths;
import dev.lifeboat.core.plan.Refusal;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The guests of a host, read once for all checks.
///
/// @param wanted those that have to come back, as the plan has it
/// @param listed all that the host knows, running or not
/// @param definitions of the wanted ones, as far as they were ever read
/// @param owners whose disk an image is
/// @param clusters that hold the images
record Guests(
        SortedSet<VmId> wanted,
        SortedMap<VmId, Resident> listed,
        SortedMap<VmId, Definition> definitions,
        Map<Image, VmId> owners,
        SortedSet<ClusterId> clusters) {

    static Guests of(Berths berths, HostId host, Snapshot now) {
        var definitions = new TreeMap<VmId, Definition>();
        var wanted = wanted(berths);
        for (var vm : wanted) {
            now.lastSeen(Definition.of(new Seat(vm, host)))
                    .ifPresent(known -> definitions.put(vm, known.seen()));
        }
        var listed =
                now.lastSeen(Residents.of(host))
                        .map(seen -> seen.seen().guests())
                        .orElse(Collections.emptySortedMap());
        var owners = new HashMap<Image, VmId>();
        definitions.forEach(
                (vm, known) -> known.disks().forEach(disk -> owners.putIfAbsent(disk, vm)));
        var clusters = new TreeSet<ClusterId>();
        owners.keySet().forEach(disk -> clusters.add(disk.cluster()));
        return new Guests(wanted, listed, definitions, owners, clusters);
    }

    static SortedSet<VmId> wanted(Berths berths) {
        var wanted = new TreeSet<>(berths.moves().keySet());
        berths.refusals().stream().filter(Refusal::matters).map(Refusal::vm).forEach(wanted::add);
        return wanted;
    }
}
