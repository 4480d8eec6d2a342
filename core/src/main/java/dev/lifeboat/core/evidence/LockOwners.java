package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.Image;
import java.time.Duration;
import java.util.SortedSet;

/// Who holds the exclusive lock of an image.
public record LockOwners(SortedSet<LockOwner> owners) implements Fact<Image> {
    public static final Kind<LockOwners, Image> KIND =
            new Kind<>("lock-owners", LockOwners.class, Duration.ofSeconds(15));

    public static Key<LockOwners, Image> of(Image image) {
        return KIND.of(image);
    }
}
