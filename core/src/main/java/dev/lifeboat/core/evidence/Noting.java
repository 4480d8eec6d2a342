package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// A snapshot that notes what is read of it: what a finding rests on is what its check has read, by
/// construction, and need not be found again until one of those readings changes.
public final class Noting implements Snapshot {
    private final Snapshot all;
    private final List<Key<?, ?>> keys = new ArrayList<>();
    private int[] hashes = new int[8];
    private int count;

    public Noting(Snapshot all) {
        this.all = all;
    }

    /// The keys that have been read up to now.
    public SortedSet<Key<?, ?>> keys() {
        return new TreeSet<>(keys);
    }

    /// All that what was concluded up to now rests on.
    public Footprint footprint() {
        return Footprint.of(Arrays.copyOf(hashes, count));
    }

    /// Notes that the conclusion rests on this as well, which is no reading.
    public void note(Object what) {
        add(what.hashCode());
        if (all instanceof Noting outer) {
            outer.note(what);
        }
    }

    private void add(int hash) {
        if (count == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * count);
        }
        hashes[count++] = hash;
    }

    private void noted(Key<?, ?> key) {
        keys.add(key);
        add(key.hashCode());
    }

    @Override
    public <F extends Fact<S>, S extends Subject> Reading<F> read(
            Key<F, S> key, Instant notBefore) {
        noted(key);
        return all.read(key, notBefore);
    }

    @Override
    public <F extends Fact<S>, S extends Subject> Optional<Reading.Known<F>> lastSeen(
            Key<F, S> key) {
        noted(key);
        return all.lastSeen(key);
    }

    @Override
    public <F extends Fact<S>, S extends Subject> SortedSet<S> subjects(Kind<F, S> kind) {
        add(kind.hashCode());
        return all.subjects(kind);
    }

    @Override
    public Snapshot with(Map<Key<?, ?>, Reading<?>> changed) {
        throw new IllegalStateException("a check reads; it does not suppose");
    }
}
