package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.ClusterId;
import java.time.Duration;
import java.util.SortedMap;
import java.util.SortedSet;

/// Where a cluster's own daemons live: fencing such an address would cut the cluster itself.
///
/// @param daemons by IP, such as `osd.0`, `mon.a`
public record ClusterAddresses(SortedMap<String, SortedSet<String>> daemons)
        implements Fact<ClusterId> {
    public static final Kind<ClusterAddresses, ClusterId> KIND =
            new Kind<>("cluster-addresses", ClusterAddresses.class, Duration.ofMinutes(10));

    public static Key<ClusterAddresses, ClusterId> of(ClusterId cluster) {
        return KIND.of(cluster);
    }
}
