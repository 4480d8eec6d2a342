package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.HostId;
import java.time.Duration;

/// Whether the switch port of the host's guests is up, as the switch says.
public record Uplink(boolean up) implements Fact<HostId> {
    public static final Kind<Uplink, HostId> KIND =
            new Kind<>("uplink", Uplink.class, Duration.ofSeconds(20));

    public static Key<Uplink, HostId> of(HostId host) {
        return KIND.of(host);
    }
}
