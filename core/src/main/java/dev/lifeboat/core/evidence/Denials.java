package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.ClusterId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What the monitors lately refused clients, from the audit log: the one place that names who was
/// refused, from where, against whom.
public record Denials(List<Denial> denials) implements Fact<ClusterId> {
    /// @param from the client's `ip:port/nonce`
    /// @param command such as `osd blocklist add 10.91.0.11:0/29677`
    public record Denial(Instant at, String entity, String from, String command) {
        /// Whether it was refused to put a client on the blocklist, in either spelling.
        public boolean ofBlocklist() {
            return command.startsWith("osd blocklist") || command.startsWith("osd blacklist");
        }
    }

    public static final Kind<Denials, ClusterId> KIND =
            new Kind<>("denials", Denials.class, Duration.ofSeconds(30));

    public static Key<Denials, ClusterId> of(ClusterId cluster) {
        return KIND.of(cluster);
    }
}
