package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.Image;
import java.time.Duration;
import java.util.SortedSet;

/// The snapshots of an image.
///
/// @param names of all there are
/// @param guarded those that cannot be removed before they are unprotected; a clone needs that
public record Snapshots(SortedSet<String> names, SortedSet<String> guarded) implements Fact<Image> {
    public static final Kind<Snapshots, Image> KIND =
            new Kind<>("snapshots", Snapshots.class, Duration.ofSeconds(20));

    public static Key<Snapshots, Image> of(Image image) {
        return KIND.of(image);
    }
}
