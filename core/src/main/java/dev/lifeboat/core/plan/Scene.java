package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.LockOwner;
import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.Vm;
import dev.lifeboat.core.fleet.VmId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a plan is made from.
///
/// @param targets the hosts that can take guests
record Scene(
        Census census,
        Snapshot now,
        SortedSet<HostId> dead,
        SortedSet<HostId> targets,
        Brakes brakes) {
    Fleet fleet() {
        return census.fleet();
    }

    SortedSet<String> storageAddresses(HostId host) {
        return fleet().host(host).storageAddresses();
    }

    /// Those that no living host shares: who is seen at a shared one may live.
    SortedSet<String> ownAddresses(HostId host) {
        var own = new TreeSet<>(storageAddresses(host));
        own.removeIf(address -> !dead.containsAll(census.at(address)));
        return own;
    }

    /// Who was seen to hold the disk's lock from a dead host.
    List<LockOwner> deadOwners(Image disk) {
        return now.read(LockOwners.of(disk)).fact().stream()
                .flatMap(seen -> seen.owners().stream())
                .filter(owner -> deadHost(owner).isPresent())
                .toList();
    }

    Optional<HostId> deadHost(LockOwner owner) {
        return dead.stream().filter(host -> ownAddresses(host).contains(owner.ip())).findFirst();
    }

    /// The little that judging one guest needs to know of the fleet, so that a plan stays small.
    Fleet around(VmId vm, Collection<HostId> with) {
        var hosts = new TreeMap<HostId, Host>();
        with.forEach(host -> hosts.put(host, fleet().host(host)));
        var vms = new TreeMap<VmId, Vm>();
        vms.put(vm, fleet().vm(vm));
        return new Fleet(hosts, vms, new TreeSet<>(), new TreeSet<>());
    }

    CannotWrite cannotWrite(HostId host, SortedSet<ClusterId> clusters) {
        return new CannotWrite(host, storageAddresses(host), clusters);
    }

    static SortedSet<ClusterId> clusters(Collection<Stray> strays) {
        var clusters = new TreeSet<ClusterId>();
        strays.forEach(
                stray -> stray.definition().disks().forEach(disk -> clusters.add(disk.cluster())));
        return clusters;
    }

    static SortedSet<ClusterId> clusters(Stray stray) {
        return clusters(List.of(stray));
    }

    IsSilent silent(HostId host) {
        return new IsSilent(
                host, living(), fleet().witnesses(), brakes.silentAtMost(fleet(), dead.size()));
    }

    /// The living hosts that answer ping now; none of them may fall silent when power is cut.
    OthersAnswer othersAnswer() {
        var others = living();
        others.removeIf(host -> !HostPing.isHeard(host, now));
        return new OthersAnswer(others);
    }

    private SortedSet<HostId> living() {
        var living = new TreeSet<>(fleet().hosts().keySet());
        living.removeAll(dead);
        return living;
    }
}
