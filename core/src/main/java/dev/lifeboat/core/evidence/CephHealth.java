package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.ClusterId;
import java.time.Duration;
import java.util.List;

/// Whether a cluster serves I/O.
///
/// Where some group does not serve, only those of pools that can hold a guest's disk count: all but
/// the pools which are marked as another application's.
///
/// @param placementGroups how many there are
/// @param active how many of them are active
/// @param laggy how many are active and wait for a read lease: their I/O hangs, caps or no caps
/// @param checks the names of the health checks that are not well, such as `SLOW_OPS`
public record CephHealth(int placementGroups, int active, int laggy, List<String> checks)
        implements Fact<ClusterId> {
    public static final Kind<CephHealth, ClusterId> KIND =
            new Kind<>("ceph-health", CephHealth.class, Duration.ofSeconds(20));

    /// All of them take I/O.
    public boolean serves() {
        return active == placementGroups && laggy == 0;
    }

    /// Only a manager counts groups; without one the counts are those of the last that lived.
    public boolean isOld() {
        return checks.contains("MGR_DOWN");
    }

    public static Key<CephHealth, ClusterId> of(ClusterId cluster) {
        return KIND.of(cluster);
    }
}
