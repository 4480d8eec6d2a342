package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.ClusterId;
import java.time.Duration;
import java.util.List;

/// Whether a cluster serves I/O.
///
/// @param placementGroups how many there are in the pools that guests use
/// @param active how many of them are active
/// @param laggy how many are active and wait for a read lease: their I/O hangs, caps or no caps
/// @param checks the names of the health checks that are not well, such as `SLOW_OPS`
public record CephHealth(int placementGroups, int active, int laggy, List<String> checks)
        implements Fact<ClusterId> {
    public static final Kind<CephHealth, ClusterId> KIND =
            new Kind<>("ceph-health", CephHealth.class, Duration.ofSeconds(20));

    public static Key<CephHealth, ClusterId> of(ClusterId cluster) {
        return KIND.of(cluster);
    }
}
