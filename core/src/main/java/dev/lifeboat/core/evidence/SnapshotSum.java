package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.Image;
import java.time.Duration;
import java.util.Optional;

/// The checksum of what a drill's clone was made of, a snapshot of a guest's image: when it was
/// made, and now. The image itself cannot be compared: its guest goes on writing.
///
/// Of the first megabytes only, where a boot writes first (partition table, superblock, journal): a
/// whole disk of terabytes would be read through the controller. That suffices since Ceph never
/// writes to a snapshot: what could go wrong is that the stunt has the image itself, and that shows
/// in who watches it and holds its lock.
///
/// @param then written down when the snapshot was made; empty while there is none
/// @param now empty where the snapshot is gone
public record SnapshotSum(Optional<String> then, Optional<String> now) implements Fact<Image> {
    public static final Kind<SnapshotSum, Image> KIND =
            new Kind<>("snapshot-sum", SnapshotSum.class, Duration.ofSeconds(60));

    /// @param clone what was made of the snapshot
    public static Key<SnapshotSum, Image> of(Image clone) {
        return KIND.of(clone);
    }
}
