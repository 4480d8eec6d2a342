package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.HostId;
import java.time.Duration;
import java.util.SortedSet;
import java.util.TreeSet;

/// Which machine a BMC belongs to, as the BMC said.
public record BmcIdentity(SortedSet<String> ids) implements Fact<HostId> {
    public static final Kind<BmcIdentity, HostId> KIND =
            new Kind<>("bmc-identity", BmcIdentity.class, Duration.ofMinutes(10));

    public static Key<BmcIdentity, HostId> of(HostId host) {
        return KIND.of(host);
    }

    /// One shared id is enough: vendors fill in one field and leave another at a default.
    public boolean isTheMachineOf(HostIdentity host) {
        var shared = new TreeSet<>(ids);
        shared.retainAll(host.ids());
        return !shared.isEmpty();
    }
}
