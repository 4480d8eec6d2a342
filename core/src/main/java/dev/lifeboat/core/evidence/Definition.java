package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.CephUser;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.MebiBytes;
import dev.lifeboat.core.fleet.Seat;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// How a guest is defined on a host, from the inactive domain XML.
///
/// @param xml the definition itself; parsed only by drivers
/// @param recovering whether the definition is ours, made for recovery (disks stop at an error)
/// @param disks its writable RBD images
/// @param otherDisks writable disks that no Ceph fence reaches: files, LVM, iSCSI, passthrough
/// @param needs what the target must have: `bridge br0`, `secret 0f3a...`, `cpu host-model`; and
///   what lies on its host and is only read, `medium /iso/rescue.iso`
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

    /// Of other disks that are devices of the host; the device follows.
    public static final String PASSED_THROUGH = "passed through ";

    /// Of needs that no host says it has: without it libvirt does not start the guest.
    public static final String MEDIUM = "medium ";

    /// The needs by which its place is chosen.
    public SortedSet<String> places() {
        var drives = drives();
        if (drives.isEmpty()) {
            return needs; // of nearly all guests, and a fleet has a hundred thousand
        }
        var places = new TreeSet<>(needs);
        places.removeAll(drives);
        return places;
    }

    /// The paths of what is in its drives.
    public SortedSet<String> media() {
        var media = new TreeSet<String>();
        drives().forEach(need -> media.add(need.substring(MEDIUM.length())));
        return media;
    }

    /// All that begins with [#MEDIUM]: the character after a space is "!".
    private SortedSet<String> drives() {
        return needs.subSet(MEDIUM, MEDIUM.strip() + "!");
    }

    public static boolean isPassedThrough(String otherDisk) {
        return otherDisk.startsWith(PASSED_THROUGH);
    }

    /// Why a recovery leaves a guest out that has this.
    public static String keeps(String otherDisk) {
        return isPassedThrough(otherDisk)
                ? "a "
                        + otherDisk.substring(PASSED_THROUGH.length())
                        + " of its host is passed through to it"
                : "its disk " + otherDisk + " is not in Ceph";
    }

    public static Key<Definition, Seat> of(Seat seat) {
        return KIND.of(seat);
    }
}
