package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.HostId;
import java.time.Duration;

/// Whether the customer panel is kept from acting on the host's guests.
public record Panel(boolean frozen) implements Fact<HostId> {
    public static final Kind<Panel, HostId> KIND =
            new Kind<>("panel", Panel.class, Duration.ofMinutes(30));

    public static Key<Panel, HostId> of(HostId host) {
        return KIND.of(host);
    }
}
