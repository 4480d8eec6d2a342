package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.HostId;
import java.time.Duration;
import java.util.SortedMap;

/// What a host would boot with the next time (its initramfs), and where that would boot.
///
/// @param kernel the release that comes next, and by what that is known, such as `6.1.0-56-amd64,
///   entry 0 of /boot/grub/grub.cfg`
/// @param on by chassis: the host's own, and each where its drives may go
/// @param fix what makes it boot on all of them, and where that is typed; empty: nothing is known
public record BootImage(String kernel, SortedMap<HostId, Verdict> on, String fix)
        implements Fact<HostId> {
    public static final Kind<BootImage, HostId> KIND =
            new Kind<>("boot-image", BootImage.class, Duration.ofHours(1));

    public static Key<BootImage, HostId> of(HostId host) {
        return KIND.of(host);
    }
}
