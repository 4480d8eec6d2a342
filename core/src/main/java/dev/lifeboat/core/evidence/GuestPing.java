package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.VmId;
import java.time.Duration;

/// Whether the guest answers ping on each of its addresses.
public record GuestPing(boolean answered) implements Fact<VmId> {
    public static final Kind<GuestPing, VmId> KIND =
            new Kind<>("guest-ping", GuestPing.class, Duration.ofSeconds(15));

    public static Key<GuestPing, VmId> of(VmId vm) {
        return KIND.of(vm);
    }
}
