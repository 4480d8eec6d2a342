package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.Seat;
import java.time.Duration;
import java.util.Optional;

/// The network on a host that a drill has made for one stunt, which nothing leaves.
///
/// @param exists whether it is there
/// @param leak what makes it no enclosure, such as an address of the host's; empty: nothing
public record Enclosure(boolean exists, Optional<String> leak) implements Fact<Seat> {
    public static final Kind<Enclosure, Seat> KIND =
            new Kind<>("enclosure", Enclosure.class, Duration.ofSeconds(20));

    public static Key<Enclosure, Seat> of(Seat stunt) {
        return KIND.of(stunt);
    }
}
