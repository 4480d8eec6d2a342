package dev.lifeboat.core.readiness;

import dev.lifeboat.core.fleet.HostId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which hosts are ready, as people were told last, and what to tell them next. Immutable.
public record Standing(SortedMap<HostId, Standing.Stand> hosts) {
    /// How long a host has to be unproven before that is told: one call that failed proves nothing
    /// and is made again within a minute.
    static final Duration UNPROVEN_FOR = Duration.ofMinutes(5);

    /// How long it has to be blocked: a guest that starts, stops or moves between the look at its
    /// host and the look at its disk blocks until both were looked at again, within 20 s.
    static final Duration BLOCKED_FOR = Duration.ofMinutes(1);

    public static final Standing NOTHING = new Standing(Collections.emptySortedMap());

    /// @param told empty: nothing yet
    /// @param since when it has been what it is now
    public record Stand(Optional<Readiness.Word> told, Readiness.Word now, Instant since) {}

    /// Something to tell.
    ///
    /// @param was empty: it is told of for the first time
    /// @param since when it has been what it is now
    public record Turn(
            HostId host, Optional<Readiness.Word> was, Readiness.Word now, Instant since) {
        public boolean isWorse() {
            return was.filter(word -> word.compareTo(now) < 0).isPresent();
        }
    }

    /// What has changed.
    public record Change(Standing next, List<Turn> turns) {}

    public Standing {
        hosts = Collections.unmodifiableSortedMap(new TreeMap<>(hosts));
    }

    /// What is proven again is told at once; what blocks, and that something is not known, when it
    /// stays so. A host of which nothing is concluded now stands as it stood.
    public Change after(SortedMap<HostId, Readiness.Word> words, Instant at) {
        var next = new TreeMap<>(hosts);
        var turns = new ArrayList<Turn>();
        words.forEach((host, word) -> {
            var before = Optional.ofNullable(hosts.get(host));
            var since = before.filter(stand -> stand.now() == word).map(Stand::since).orElse(at);
            var told = before.flatMap(Stand::told);
            if (!since.plus(patience(word)).isAfter(at) && told.filter(word::equals).isEmpty()) {
                turns.add(new Turn(host, told, word, since));
                told = Optional.of(word);
            }
            next.put(host, new Stand(told, word, since));
        });
        return new Change(new Standing(next), turns);
    }

    private static Duration patience(Readiness.Word word) {
        return switch (word) {
            case READY -> Duration.ZERO;
            case UNPROVEN -> UNPROVEN_FOR;
            case NOT_READY -> BLOCKED_FOR;
        };
    }
}
