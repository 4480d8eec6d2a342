package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.ClusterId;
import java.time.Duration;
import java.util.SortedSet;
import java.util.TreeSet;

/// Which releases a cluster's monitors run: 16 is Pacific. More than one while it is being
/// upgraded.
///
/// @param monitors their first numbers
public record CephReleases(SortedSet<Integer> monitors) implements Fact<ClusterId> {
    /// An upgrade restarts the monitors one after the other, minutes apart.
    public static final Kind<CephReleases, ClusterId> KIND =
            new Kind<>("ceph-releases", CephReleases.class, Duration.ofMinutes(1));

    public CephReleases {
        monitors = new TreeSet<>(monitors);
    }

    public static Key<CephReleases, ClusterId> of(ClusterId cluster) {
        return KIND.of(cluster);
    }

    @Override
    public String toString() {
        return String.join(" and ", monitors.stream().map(String::valueOf).toList());
    }
}
