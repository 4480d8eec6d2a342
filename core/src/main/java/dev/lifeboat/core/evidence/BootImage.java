package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.HostId;
import java.time.Duration;
import java.util.SortedSet;

/// What the boot image (initramfs) on a host's drives can boot on.
///
/// @param drivers the storage drivers that are in it
public record BootImage(SortedSet<String> drivers) implements Fact<HostId> {
    public static final Kind<BootImage, HostId> KIND =
            new Kind<>("boot-image", BootImage.class, Duration.ofMinutes(1));

    public static Key<BootImage, HostId> of(HostId host) {
        return KIND.of(host);
    }
}
