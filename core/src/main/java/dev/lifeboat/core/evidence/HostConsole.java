package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.HostId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a host's serial console has said, by the log that a console server keeps of it. In 2019
/// that of kct09 had been mute for weeks, and was first looked at when nothing else answered.
///
/// @param last when its last byte came, by the clock of whoever keeps the log; empty: none is there
/// @param bytes how many are in the log
/// @param lines the last ones, oldest first, without control characters
public record HostConsole(Optional<Instant> last, long bytes, List<String> lines)
        implements Fact<HostId> {
    /// A screen full: what a boot ended with.
    public static final int LINES = 20;

    public static final Kind<HostConsole, HostId> KIND =
            new Kind<>("host-console", HostConsole.class, Duration.ofHours(1));

    public HostConsole {
        lines = List.copyOf(lines);
    }

    public static Key<HostConsole, HostId> of(HostId host) {
        return KIND.of(host);
    }
}
