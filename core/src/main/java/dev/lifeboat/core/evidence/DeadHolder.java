package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.Image;
import java.time.Duration;
import java.util.Optional;

/// The client that a drill had take an image's lock and die with it; it is written down beside the
/// image, since the lock itself no longer tells once another has taken it.
///
/// @param owner empty while there was none
public record DeadHolder(Optional<LockOwner> owner) implements Fact<Image> {
    public static final Kind<DeadHolder, Image> KIND =
            new Kind<>("dead-holder", DeadHolder.class, Duration.ofMinutes(10));

    public static Key<DeadHolder, Image> of(Image image) {
        return KIND.of(image);
    }
}
