package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.ClusterAddresses;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Words;
import java.util.SortedSet;
import java.util.TreeSet;

/// The address serves nothing but this host's guests: no Ceph daemon and no other host is cut off
/// when it is fenced as a whole (facts/fence.md 2).
///
/// @param sharing the other hosts that the site file places behind the same address
public record ServesOnly(String address, HostId host, ClusterId cluster, SortedSet<HostId> sharing)
        implements Claim {
    @Override
    public String sentence() {
        return "nothing but " + host + " uses " + address;
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return Keys.of(ClusterAddresses.of(cluster));
    }

    @Override
    public Verdict holds(Snapshot now) {
        if (!sharing.isEmpty()) {
            return Verdict.no(
                    address + " is the storage address of " + Words.list(sharing) + " too");
        }
        return now.read(ClusterAddresses.of(cluster))
                .judge(
                        "daemons of " + cluster,
                        seen -> {
                            var there = seen.daemons().getOrDefault(address, new TreeSet<>());
                            return Verdict.of(
                                    there.isEmpty(),
                                    "no Ceph daemon lives at " + address,
                                    there + " of " + cluster + " live at " + address);
                        });
    }
}
