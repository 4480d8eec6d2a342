package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.Image;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The client that a drill had take an image's lock and die with it; it is written down beside the
/// image, since the lock itself no longer tells once another has taken it.
///
/// @param owner empty while there was none
/// @param followed when the other client had written after it; empty while none has
public record DeadHolder(Optional<LockOwner> owner, Optional<Instant> followed)
        implements Fact<Image> {
    public static final Kind<DeadHolder, Image> KIND =
            new Kind<>("dead-holder", DeadHolder.class, Duration.ofMinutes(10));

    public static final DeadHolder NOBODY = new DeadHolder(Optional.empty(), Optional.empty());

    public static Key<DeadHolder, Image> of(Image image) {
        return KIND.of(image);
    }
}
