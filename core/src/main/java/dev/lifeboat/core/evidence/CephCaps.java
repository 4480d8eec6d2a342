package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.CephUser;
import java.time.Duration;
import java.util.SortedMap;

/// The caps that a Ceph user is configured to have.
///
/// @param caps by service: `mon`, `osd`, `mgr`, `mds`
public record CephCaps(SortedMap<String, String> caps) implements Fact<CephUser> {
    public static final Kind<CephCaps, CephUser> KIND =
            new Kind<>("ceph-caps", CephCaps.class, Duration.ofMinutes(5));

    public static Key<CephCaps, CephUser> of(CephUser user) {
        return KIND.of(user);
    }
}
