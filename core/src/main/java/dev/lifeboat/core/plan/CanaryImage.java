package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.ImageInfo;
import dev.lifeboat.core.fleet.Image;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// An image that people keep for drills, since what was made years ago is only proven by one that
/// is as old.
///
/// @param free that nobody has it open, for it could be a guest's by mistake
public record CanaryImage(
        Image image, Instant created, SortedSet<String> features, NobodyHasOpen free)
        implements Dummy {
    public CanaryImage {
        features = new TreeSet<>(features);
    }

    /// @param left the addresses of the host whose client is killed: one that was killed with it
    ///   before may have left its lock there
    static CanaryImage of(Image image, ImageInfo info, SortedSet<String> left) {
        var free = new NobodyHasOpen(image.label(), List.of(image), left);
        return new CanaryImage(image, info.created(), info.madeWith(), free);
    }

    @Override
    public List<Claim> guards() {
        return List.of(free);
    }

    /// The watch of who was killed with it runs out in half a minute, where nobody has made that
    /// longer.
    @Override
    public Limits limits() {
        return new Limits(Duration.ofSeconds(75), 2);
    }

    @Override
    public String toString() {
        return image.label();
    }
}
