package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.Subject;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// A snapshot in memory. Immutable: `with` gives a new one.
///
/// Two layers, so that one changed reading does not copy those of a whole fleet: `recent` is copied
/// at each change and folded into `settled` when it has grown.
public final class Readings implements Snapshot {
    /// Copying this many entries is cheaper than the look that changed one of them.
    private static final int RECENT_AT_MOST = 512;

    private static final Readings NOTHING =
            new Readings(Collections.emptySortedMap(), Collections.emptySortedMap());

    private final SortedMap<Key<?, ?>, Reading<?>> settled;
    private final SortedMap<Key<?, ?>, Reading<?>> recent;

    private Readings(
            SortedMap<Key<?, ?>, Reading<?>> settled, SortedMap<Key<?, ?>, Reading<?>> recent) {
        this.settled = settled;
        this.recent = recent;
    }

    public static Readings nothing() {
        return NOTHING;
    }

    @Override
    public <F extends Fact<S>, S extends Subject> Reading<F> read(
            Key<F, S> key, Instant notBefore) {
        var found = recent.get(key);
        if (found == null) {
            found = settled.get(key);
        }
        if (found == null) {
            return new Reading.Unknown<>(
                    Why.neverAsked(),
                    new Source("look at " + key.kind().name() + " of {}", key.subject()),
                    Instant.MIN,
                    Instant.MIN);
        }
        Reading<F> reading = typed(key, found);
        if (reading.asked().isBefore(notBefore)) {
            return new Reading.Unknown<>(
                    new Why(Why.Cause.STALE, "not looked at since it was acted on"),
                    reading.source(),
                    reading.asked(),
                    reading.answered());
        }
        return reading;
    }

    @Override
    public <F extends Fact<S>, S extends Subject> Map<Key<F, S>, Reading<F>> all(Kind<F, S> kind) {
        var found = new TreeMap<Key<?, ?>, Reading<?>>();
        gather(settled, kind, found);
        gather(recent, kind, found);
        var typed = new LinkedHashMap<Key<F, S>, Reading<F>>();
        found.forEach((key, reading) -> {
            @SuppressWarnings("unchecked") // gather() kept only keys of this very kind
            var own = (Key<F, S>) key;
            typed.put(own, typed(own, reading));
        });
        return typed;
    }

    /// Keys sort by their kind's name first, so one kind is one contiguous range.
    private static void gather(
            SortedMap<Key<?, ?>, Reading<?>> from,
            Kind<?, ?> kind,
            SortedMap<Key<?, ?>, Reading<?>> into) {
        for (var entry : from.entrySet()) {
            if (entry.getKey().kind().equals(kind)) {
                into.put(entry.getKey(), entry.getValue());
            }
        }
    }

    @Override
    public Readings with(Map<Key<?, ?>, Reading<?>> changed) {
        if (changed.isEmpty()) {
            return this;
        }
        var newest = new TreeMap<>(recent);
        newest.putAll(changed);
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

    public int size() {
        var all = new TreeMap<>(settled);
        all.putAll(recent);
        return all.size();
    }

    public void forEach(BiConsumer<Key<?, ?>, Reading<?>> each) {
        var all = new TreeMap<>(settled);
        all.putAll(recent);
        all.forEach(each);
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
