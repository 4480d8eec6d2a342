package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.Witness;
import java.time.Duration;

/// Whether a witness address outside the fleet answers ping.
public record WitnessPing(boolean answered) implements Fact<Witness> {
    public static final Kind<WitnessPing, Witness> KIND =
            new Kind<>("witness-ping", WitnessPing.class, Duration.ofSeconds(15));

    public static Key<WitnessPing, Witness> of(Witness witness) {
        return KIND.of(witness);
    }
}
