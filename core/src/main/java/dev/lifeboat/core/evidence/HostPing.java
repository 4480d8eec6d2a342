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

    /// It was seen to answer.
    public static boolean isHeard(HostId host, Snapshot now) {
        return now.read(of(host)).fact().filter(HostPing::answered).isPresent();
    }

    /// It was seen not to answer; where that is not known, it is neither heard nor silent.
    public static boolean isSilent(HostId host, Snapshot now) {
        return now.read(of(host)).fact().filter(ping -> !ping.answered()).isPresent();
    }
}
