package dev.lifeboat.core.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.evidence.HostBoot;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Source;
import dev.lifeboat.core.evidence.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;

/// Hours of looking by turns, in no time.
final class Hours {
    private static final Instant BEGIN = Instant.parse("2026-11-20T10:00:00Z");
    private static final Duration ALWAYS = Duration.ofDays(1);

    /// A look under way.
    record UnderWay(SortedSet<Key<?, ?>> look, Instant began, Instant ends) {}

    final Rota rota = new Rota(Budget.USUAL, ALWAYS);
    private final PriorityQueue<UnderWay> underWay =
            new PriorityQueue<>(
                    Comparator.comparing(UnderWay::ends)
                            .thenComparing(each -> each.look().first()));

    /// When each was begun to be looked at, in order.
    final Map<Key<?, ?>, List<Instant>> begun = new TreeMap<>();

    Function<Key<?, ?>, Duration> takes = _ -> Duration.ofMillis(30);
    Instant now = BEGIN;

    /// Lets time go by, and answers what is asked when it has taken its time.
    void goOnFor(Duration time) {
        var end = now.plus(time);
        while (true) {
            for (var look : rota.begin(now)) {
                look.forEach(key -> begun.computeIfAbsent(key, _ -> new ArrayList<>()).add(now));
                underWay.add(new UnderWay(look, now, now.plus(takes.apply(look.first()))));
            }
            var next = rota.next().orElse(Instant.MAX);
            var ends = underWay.isEmpty() ? Instant.MAX : underWay.peek().ends();
            var then = next.isBefore(ends) ? next : ends;
            if (!then.isBefore(end)) {
                now = end;
                return;
            }
            now = then.isAfter(now) ? then : now;
            if (then.equals(ends)) {
                var ended = underWay.remove();
                var seen = new TreeMap<Key<?, ?>, Reading<?>>();
                ended.look().forEach(key -> seen.put(key, reading(key, ended)));
                rota.ended(seen);
            }
        }
    }

    static Reading<?> reading(Key<?, ?> key, UnderWay look) {
        var source = new Source("look at {}", key.subject());
        var known = Duration.between(look.began(), look.ends()).compareTo(Rota.SLOW) <= 0;
        return known
                ? new Reading.Known<>(new HostBoot("b"), source, look.began(), look.ends())
                : new Reading.Unknown<>(
                        Why.silentFor(Duration.ofSeconds(10)), source, look.began(), look.ends());
    }

    Duration longestBetween(Key<?, ?> key) {
        var times = begun.getOrDefault(key, List.of());
        assertThat(times).as("looks at %s", key).hasSizeGreaterThan(1);
        var longest = Duration.between(times.getLast(), now);
        for (var at = 1; at < times.size(); at++) {
            var between = Duration.between(times.get(at - 1), times.get(at));
            longest = between.compareTo(longest) > 0 ? between : longest;
        }
        return longest;
    }
}
