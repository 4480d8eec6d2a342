package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.Image;
import java.time.Duration;
import java.util.SortedSet;

/// The addresses (`ip:port/nonce`) of the clients that have an image open. A living client always
/// watches; a dead one's watch goes after `osd_client_watch_timeout`, 30 s by default.
public record Watchers(SortedSet<String> addresses) implements Fact<Image> {
    public static final Kind<Watchers, Image> KIND =
            new Kind<>("watchers", Watchers.class, Duration.ofSeconds(15));

    public static Key<Watchers, Image> of(Image image) {
        return KIND.of(image);
    }
}
