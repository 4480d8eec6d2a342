package dev.lifeboat.server;

import dev.lifeboat.core.control.Eyes;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Source;
import dev.lifeboat.core.evidence.Why;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;

/// One look that always comes back with an answer of each key: whoever waits for it, waits for ever
/// otherwise, and what was seen before would stand as if it had not been asked for again.
record Glance(Eyes eyes, InstantSource clock) {

    /// A fault of ours in it is a reason not to know, told where any other is.
    Map<Key<?, ?>, Reading<?>> at(SortedSet<Key<?, ?>> look) {
        var asked = clock.instant();
        try {
            return eyes.look(look);
        } catch (RuntimeException surprised) {
            var why = Why.unreadable(told(surprised));
            var answered = clock.instant();
            var seen = new TreeMap<Key<?, ?>, Reading<?>>();
            look.forEach(key -> seen.put(key, unknown(key, why, asked, answered)));
            return seen;
        }
    }

    private static Reading<?> unknown(Key<?, ?> key, Why why, Instant asked, Instant answered) {
        var source = new Source("lifeboat's own look at {}", key.subject());
        return new Reading.Unknown<>(why, source, asked, answered);
    }

    /// With where it happened, for whoever mends it.
    static String told(RuntimeException surprised) {
        return "a fault of Lifeboat itself: "
                + surprised
                + Stream.of(surprised.getStackTrace())
                        .findFirst()
                        .map(at -> " at " + at)
                        .orElse("");
    }
}
