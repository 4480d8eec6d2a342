package dev.lifeboat.sim;

import dev.lifeboat.core.evidence.ImageInfo;
import dev.lifeboat.core.evidence.LockOwner;
import dev.lifeboat.core.fleet.Image;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// An image: who holds its lock, who watches it and since when without a sign of life.
final class SimImage {
    final Image id;
    @Nullable LockOwner owner;

    /// Clients that have it open, and when each last renewed its watch.
    final TreeMap<String, Instant> watches = new TreeMap<>();

    /// Who wrote last; two names in turn are a corrupted disk.
    String lastWriter = "";

    /// As `rbd create` makes them today.
    SortedSet<String> features = new TreeSet<>(Set.of(ImageInfo.EXCLUSIVE_LOCK, "layering"));

    /// Who a drill had die with the lock.
    Optional<LockOwner> deadHolder = Optional.empty();

    /// When another had written after it.
    Optional<Instant> followed = Optional.empty();

    /// Its snapshots, and whether each is protected.
    final TreeMap<String, Boolean> snapshots = new TreeMap<>();

    /// Whether no boot would come past its disk check.
    boolean spoiled;

    SimImage(Image id) {
        this.id = id;
    }
}
