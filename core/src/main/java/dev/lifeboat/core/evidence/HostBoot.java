package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.HostId;
import java.time.Duration;

/// The kernel's boot id of a running host: a new one means that the host has been rebooted.
public record HostBoot(String bootId) implements Fact<HostId> {
    public static final Kind<HostBoot, HostId> KIND =
            new Kind<>("host-boot", HostBoot.class, Duration.ofSeconds(60));

    public static Key<HostBoot, HostId> of(HostId host) {
        return KIND.of(host);
    }
}
