package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.Image;
import java.time.Duration;
import java.util.List;

/// An image that a drill makes and removes. By its name it can be no guest's, and nothing else is
/// ever given to the steps that a drill does to images.
public record Scratch(Image image) implements Dummy {
    private static final String BEGINS = "lifeboat-drill-";

    public Scratch {
        if (!isOne(image)) {
            throw new IllegalArgumentException("not a scratch image: " + image.label());
        }
    }

    static Scratch of(ClusterId cluster, String pool, String name) {
        return new Scratch(new Image(cluster, pool, BEGINS + name));
    }

    static boolean isOne(Image image) {
        return image.name().startsWith(BEGINS);
    }

    /// It was made a moment ago.
    @Override
    public List<Claim> guards() {
        return List.of();
    }

    @Override
    public Limits limits() {
        return new Limits(Duration.ofSeconds(2), 3);
    }

    @Override
    public String toString() {
        return image.label();
    }
}
