package dev.lifeboat.drivers.bootimage;

import dev.lifeboat.bootimage.BootImage;
import dev.lifeboat.bootimage.read.Read;

/// What there is of an image, whole or not.
final class Contents {
    private Contents() {}

    static BootImage of(Read read) {
        return switch (read) {
            case Read.Whole(var image, _) -> image;
            case Read.Damaged(var soFar, _, _) -> soFar.orElse(BootImage.EMPTY);
            case Read.NotRead _ -> BootImage.EMPTY;
        };
    }
}
