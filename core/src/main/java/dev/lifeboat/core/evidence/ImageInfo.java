package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.MebiBytes;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedSet;

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

    public static Key<ImageInfo, Image> of(Image image) {
        return KIND.of(image);
    }
}
