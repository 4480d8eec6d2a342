package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.HostId;
import java.time.Duration;

/// Whether the host's return is on hold: nothing of it may start there until it is readmitted.
public record ReturnHold(boolean held) implements Fact<HostId> {
    public static final Kind<ReturnHold, HostId> KIND =
            new Kind<>("return-hold", ReturnHold.class, Duration.ofMinutes(30));

    public static Key<ReturnHold, HostId> of(HostId host) {
        return KIND.of(host);
    }
}
