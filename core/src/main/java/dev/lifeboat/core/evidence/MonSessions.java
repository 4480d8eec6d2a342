package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.ClusterId;
import java.time.Duration;
import java.util.List;

/// The clients that are connected to the monitors, with the caps that they really have: a change by
/// `ceph auth caps` does not reach a running client until it reconnects.
public record MonSessions(List<Session> sessions) implements Fact<ClusterId> {
    /// @param address `ip:port/nonce`
    /// @param caps the mon caps in effect
    public record Session(String entity, String address, String caps) {}

    public static final Kind<MonSessions, ClusterId> KIND =
            new Kind<>("mon-sessions", MonSessions.class, Duration.ofSeconds(30));

    public static Key<MonSessions, ClusterId> of(ClusterId cluster) {
        return KIND.of(cluster);
    }
}
