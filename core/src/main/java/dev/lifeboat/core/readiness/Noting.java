package dev.lifeboat.core.readiness;

import dev.lifeboat.core.evidence.Fact;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Kind;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.Subject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// A snapshot that notes what is read of it: what a finding rests on is what its check has read, by
/// construction.
final class Noting implements Snapshot {
    private final Snapshot all;
    private final SortedSet<Key<?, ?>> read = new TreeSet<>();

    Noting(Snapshot all) {
        this.all = all;
    }

    SortedSet<Key<?, ?>> read() {
        return read;
    }

    @Override
    public <F extends Fact<S>, S extends Subject> Reading<F> read(
            Key<F, S> key, Instant notBefore) {
        read.add(key);
        return all.read(key, notBefore);
    }

    @Override
    public <F extends Fact<S>, S extends Subject> Optional<Reading.Known<F>> lastSeen(
            Key<F, S> key) {
        read.add(key);
        return all.lastSeen(key);
    }

    @Override
    public <F extends Fact<S>, S extends Subject> SortedSet<S> subjects(Kind<F, S> kind) {
        return all.subjects(kind);
    }

    @Override
    public Snapshot with(Map<Key<?, ?>, Reading<?>> changed) {
        throw new IllegalStateException("a check reads; it does not suppose");
    }
}
