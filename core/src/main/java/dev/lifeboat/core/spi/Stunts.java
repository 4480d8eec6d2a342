package dev.lifeboat.core.spi;

import dev.lifeboat.core.evidence.DeadHolder;
import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.Image;
import java.util.SortedSet;

/// What a drill does, to images that are no customer's.
public interface Stunts {
    /// Makes a small image with these features. One that exists is [Outcome.Refused].
    Outcome make(Image scratch, SortedSet<String> features);

    /// Removes an image that `make` made, and all that was written down of it. While somebody has
    /// it open it is refused, or waits.
    Outcome remove(Image scratch);

    /// A client on this host, with the key of a guest there, writes to the image and is killed
    /// while it holds the lock. Who it was is kept for [#deadHolder].
    ///
    /// @param like of a guest on the host, whose disk is reached in the same way
    Outcome seize(Host host, Image scratch, Definition like);

    Reading<DeadHolder> deadHolder(Image scratch);

    /// A client on this host, with the key of the same guest, writes to the image, and ends.
    ///
    /// @return Refused with what the client said when it could not write
    Outcome takeOver(Host host, Image scratch, Definition like);
}
