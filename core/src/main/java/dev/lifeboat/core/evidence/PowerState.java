package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.HostId;
import java.time.Duration;

/// Whether the host's power is on, as its BMC says.
public record PowerState(boolean on) implements Fact<HostId> {
    public static final Kind<PowerState, HostId> KIND =
            new Kind<>("power", PowerState.class, Duration.ofSeconds(20));

    public static Key<PowerState, HostId> of(HostId host) {
        return KIND.of(host);
    }
}
