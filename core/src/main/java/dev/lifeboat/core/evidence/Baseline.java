package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.VmId;
import java.time.Instant;

/// Whether the guest answered ping before its host died.
public record Baseline(boolean answered, Instant last) implements Fact<VmId> {
    public static final Kind<Baseline, VmId> KIND =
            new Kind<>("baseline", Baseline.class, Kind.HISTORY);

    public static Key<Baseline, VmId> of(VmId vm) {
        return KIND.of(vm);
    }
}
