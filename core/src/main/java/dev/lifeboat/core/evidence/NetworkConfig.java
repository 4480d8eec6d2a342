package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.HostId;
import java.time.Duration;
import java.util.SortedSet;

/// The network ports that a host's configuration expects, as configuration management keeps them.
public record NetworkConfig(SortedSet<String> macs) implements Fact<HostId> {
    public static final Kind<NetworkConfig, HostId> KIND =
            new Kind<>("network-config", NetworkConfig.class, Duration.ofMinutes(1));

    public static Key<NetworkConfig, HostId> of(HostId host) {
        return KIND.of(host);
    }
}
