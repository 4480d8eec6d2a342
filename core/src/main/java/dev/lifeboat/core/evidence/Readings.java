package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.Subject;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A snapshot in memory. Immutable: `with` gives a new one.
///
/// Of each key it keeps the newest reading, and the newest that was Known: a host that falls silent
/// does not make what was seen of it unseen.
///
/// Two layers, so that one changed reading does not copy those of a whole fleet: `recent` is copied
/// at each change and folded into `settled` when it has grown.
public final class Readings implements Snapshot {
    /// What is kept of one key.
    private record Kept(Reading<?> newest, Reading.@Nullable Known<?> seen) {
        Kept then(Reading<?> next) {
            return new Kept(next, next instanceof Reading.Known<?> known ? known : seen);
        }
    }

    /// Copying this many entries is cheaper than the look that changed one of them.
    private static final int RECENT_AT_MOST = 512;

    private static final Readings NOTHING =
            new Readings(Collections.emptySortedMap(), Collections.emptySortedMap());

    private final SortedMap<Key<?, ?>, Kept> settled;
    private final SortedMap<Key<?, ?>, Kept> recent;

    private Readings(SortedMap<Key<?, ?>, Kept> settled, SortedMap<Key<?, ?>, Kept> recent) {
        this.settled = settled;
        this.recent = recent;
    }

    public static Readings nothing() {
        return NOTHING;
    }

    @Override
    public <F extends Fact<S>, S extends Subject> Reading<F> read(
            Key<F, S> key, Instant notBefore) {
        var kept = kept(key);
        if (kept.isEmpty()) {
            var source = new Source("look at " + key.kind().name() + " of {}", key.subject());
            return new Reading.Unknown<>(Why.neverAsked(), source, Instant.MIN, Instant.MIN);
        }
        Reading<F> reading = typed(key, kept.get().newest());
        if (reading.asked().isBefore(notBefore)) {
            var why = new Why(Why.Cause.STALE, "not looked at since then");
            return new Reading.Unknown<>(
                    why, reading.source(), reading.asked(), reading.answered());
        }
        return reading;
    }

    @Override
    public <F extends Fact<S>, S extends Subject> Optional<Reading.Known<F>> lastSeen(
            Key<F, S> key) {
        return kept(key)
                .flatMap(kept -> Optional.<Reading<?>>ofNullable(kept.seen()))
                .map(seen -> (Reading.Known<F>) typed(key, seen));
    }

    @Override
    public <F extends Fact<S>, S extends Subject> SortedSet<S> subjects(Kind<F, S> kind) {
        var found = new TreeSet<S>(Subject.ORDER);
        for (var layer : List.of(settled, recent)) {
            for (var key : layer.keySet()) {
                if (key.kind().equals(kind)) {
                    @SuppressWarnings("unchecked") // a key's subject is of its kind's subject type
                    var subject = (S) key.subject();
                    found.add(subject);
                }
            }
        }
        return found;
    }

    @Override
    public Readings with(Map<Key<?, ?>, Reading<?>> changed) {
        if (changed.isEmpty()) {
            return this;
        }
        var newest = new TreeMap<>(recent);
        changed.forEach((key, reading) ->
                newest.put(key, kept(key).orElse(new Kept(reading, null)).then(reading)));
        if (newest.size() <= RECENT_AT_MOST) {
            return new Readings(settled, Collections.unmodifiableSortedMap(newest));
        }
        var all = new TreeMap<>(settled);
        all.putAll(newest);
        return new Readings(Collections.unmodifiableSortedMap(all), Collections.emptySortedMap());
    }

    public Readings with(Key<?, ?> key, Reading<?> reading) {
        return with(Map.of(key, reading));
    }

    /// Every newest reading, sorted by key: what is saved, shown and exported.
    public SortedMap<Key<?, ?>, Reading<?>> newest() {
        var all = new TreeMap<Key<?, ?>, Reading<?>>();
        settled.forEach((key, kept) -> all.put(key, kept.newest()));
        recent.forEach((key, kept) -> all.put(key, kept.newest()));
        return all;
    }

    /// The newest of each key that was really seen.
    public SortedMap<Key<?, ?>, Reading.Known<?>> seen() {
        var all = new TreeMap<Key<?, ?>, Reading.Known<?>>();
        for (var layer : List.of(settled, recent)) {
            layer.forEach((key, kept) -> {
                if (kept.seen() != null) {
                    all.put(key, kept.seen());
                }
            });
        }
        return all;
    }

    private Optional<Kept> kept(Key<?, ?> key) {
        var found = recent.get(key);
        return Optional.ofNullable(found != null ? found : settled.get(key));
    }

    private static <F extends Fact<S>, S extends Subject> Reading<F> typed(
            Key<F, S> key, Reading<?> reading) {
        if (reading.fact().isPresent() && !key.kind().type().isInstance(reading.fact().get())) {
            throw new IllegalStateException("reading of " + key + " holds " + reading.fact().get());
        }
        @SuppressWarnings("unchecked") // checked just above
        var own = (Reading<F>) reading;
        return own;
    }
}
