package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.HostId;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a plan is made from.
///
/// @param targets the hosts that can take guests
record Scene(
        Fleet fleet,
        Snapshot now,
        SortedSet<HostId> dead,
        SortedSet<HostId> targets,
        Brakes brakes) {

    SortedSet<String> storageAddresses(HostId host) {
        return fleet.host(host).storageAddresses();
    }

    /// Those that no living host shares: who is seen at a shared one may live.
    SortedSet<String> ownAddresses(HostId host) {
        var own = new TreeSet<>(storageAddresses(host));
        own.removeIf(address -> !fleet.at(address).allMatch(dead::contains));
        return own;
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
                host, living(), fleet.witnesses(), brakes.silentAtMost(fleet, dead.size()));
    }

    /// The living hosts that answer ping now; none of them may fall silent when power is cut.
    OthersAnswer othersAnswer() {
        var others = living();
        others.removeIf(
                host -> !now.read(HostPing.of(host)).fact().map(HostPing::answered).orElse(false));
        return new OthersAnswer(others);
    }

    private SortedSet<HostId> living() {
        var living = new TreeSet<>(fleet.hosts().keySet());
        living.removeAll(dead);
        return living;
    }
}
