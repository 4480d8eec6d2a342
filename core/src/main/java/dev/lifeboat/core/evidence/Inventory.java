package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.HostId;
import java.time.Duration;
import java.util.SortedSet;

/// What a host has that guests can need: `bridge br0`, `secret 0f3a...`.
public record Inventory(SortedSet<String> has) implements Fact<HostId> {
    public static final Kind<Inventory, HostId> KIND =
            new Kind<>("inventory", Inventory.class, Duration.ofMinutes(10));

    public static Key<Inventory, HostId> of(HostId host) {
        return KIND.of(host);
    }
}
