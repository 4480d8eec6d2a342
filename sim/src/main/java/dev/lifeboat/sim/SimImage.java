package dev.lifeboat.sim;

import dev.lifeboat.core.evidence.LockOwner;
import dev.lifeboat.core.fleet.Image;
import java.time.Instant;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// An image: who holds its lock, who watches it and since when without a sign of life.
final class SimImage {
    final Image id;
    @Nullable LockOwner owner;

    /// Clients that have it open, and when each last renewed its watch.
    final TreeMap<String, Instant> watches = new TreeMap<>();

    /// Who wrote last; two names in turn are a corrupted disk.
    String lastWriter = "";

    SimImage(Image id) {
        this.id = id;
    }
}
