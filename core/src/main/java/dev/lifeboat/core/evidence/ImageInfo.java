package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.MebiBytes;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// What an image is, from its header.
///
/// @param exists whether there is one of that name; the rest says nothing where there is none
/// @param features such as `exclusive-lock` and `object-map`
/// @param created to the second
public record ImageInfo(boolean exists, SortedSet<String> features, Instant created, MebiBytes size)
        implements Fact<Image> {
    public static final Kind<ImageInfo, Image> KIND =
            new Kind<>("image-info", ImageInfo.class, Duration.ofHours(1));

    public static final String EXCLUSIVE_LOCK = "exclusive-lock";

    /// What librbd sets and clears by itself, as long as an image has clones, is migrated or
    /// mirrored: none can be made with it (`RBD_FEATURES_INTERNAL` and -EINVAL in
    /// `librbd/image/CreateRequest.cc`).
    private static final Set<String> PASSING =
            Set.of("operations", "migrating", "non-primary", "dirty-cache");

    /// The features that it was made with.
    public SortedSet<String> madeWith() {
        var made = new TreeSet<>(features);
        made.removeAll(PASSING);
        return made;
    }

    public static Key<ImageInfo, Image> of(Image image) {
        return KIND.of(image);
    }
}
