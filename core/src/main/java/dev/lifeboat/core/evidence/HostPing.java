package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.HostId;
import java.time.Duration;

/// Whether the host answers ping.
public record HostPing(boolean answered) implements Fact<HostId> {
    public static final Kind<HostPing, HostId> KIND =
            new Kind<>("ping", HostPing.class, Duration.ofSeconds(15));

    public static Key<HostPing, HostId> of(HostId host) {
        return KIND.of(host);
    }
}
