package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.CephUser;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.MebiBytes;
import dev.lifeboat.core.fleet.Seat;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;

/// How a guest is defined on a host, from the inactive domain XML.
///
/// @param xml the definition itself; parsed only by drivers
/// @param recovering whether the definition is ours, made for recovery (disks stop at an error)
/// @param disks its writable RBD images
/// @param otherDisks writable disks that no Ceph fence reaches: files, LVM, iSCSI, passthrough
/// @param needs what the target must have: `bridge br0`, `secret 0f3a...`, `cpu host-model`
public record Definition(
        String xml,
        boolean recovering,
        MebiBytes memory,
        int vcpus,
        List<Image> disks,
        List<String> otherDisks,
        SortedSet<CephUser> users,
        SortedSet<String> needs)
        implements Fact<Seat> {
    /// Plans take what was last seen of a dead host, however old; this is for the living.
    public static final Kind<Definition, Seat> KIND =
            new Kind<>("definition", Definition.class, Duration.ofMinutes(10));

    public static Key<Definition, Seat> of(Seat seat) {
        return KIND.of(seat);
    }
}
