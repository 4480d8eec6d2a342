package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.HostId;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedSet;

/// What has changed on a host since it booted, and so was never tried by a boot.
///
/// @param booted when it booted, to the second or so
/// @param kernel the release that runs
/// @param machine what it runs on: processor, memory and the devices on PCI; two that differ are
///   told differently
/// @param packages whether the log of its packages reaches back to the boot; else not all that
///   changed is known
/// @param changes such as `upgrade librbd1 16.2.11 -> 16.2.15` and `file /etc/ceph/ceph.conf`: only
///   of what a boot, a guest's start or its storage needs; [#UNSEEN] and why, of what may be among
///   them and could not be looked at
public record SinceBoot(
        Instant booted, String kernel, String machine, boolean packages, SortedSet<String> changes)
        implements Fact<HostId> {
    public static final Kind<SinceBoot, HostId> KIND =
            new Kind<>("since-boot", SinceBoot.class, Duration.ofHours(1));

    /// Before what the login that asked may not read.
    public static final String UNSEEN = "not seen: ";

    public static Key<SinceBoot, HostId> of(HostId host) {
        return KIND.of(host);
    }
}
