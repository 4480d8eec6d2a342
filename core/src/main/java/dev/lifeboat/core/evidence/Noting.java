package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/// A snapshot that notes what is read of it: what a finding rests on is what its check has read, by
/// construction, and need not be found again until one of those readings changes.
public final class Noting implements Snapshot {
    /// A reading that a conclusion mentions, while it rests on a part of it that is noted instead.
    private record Mentioned(Key<?, ?> key) {
        /// Another one than the key's own: in a footprint there are only hashes.
        @Override
        public int hashCode() {
            return ~key.hashCode();
        }
    }

    private final Snapshot all;
    private final List<Object> noted = new ArrayList<>();

    public Noting(Snapshot all) {
        this.all = all;
    }

    /// The keys that have been read up to now, in that order, each as often as it was read.
    public List<Key<?, ?>> keys() {
        var keys = new ArrayList<Key<?, ?>>(noted.size());
        for (var each : noted) {
            switch (each) {
                case Key<?, ?> key -> keys.add(key);
                case Mentioned(var key) -> keys.add(key);
                default -> {}
            }
        }
        return keys;
    }

    /// All that what was concluded up to now rests on.
    public Footprint footprint() {
        return Footprint.ofAll(noted);
    }

    /// Notes that the conclusion rests on this as well, which is no reading.
    public void note(Object what) {
        noted.add(what);
        if (all instanceof Noting outer) {
            outer.note(what);
        }
    }

    /// Reads what so much rests on that not all of it is to be found again when it changes: who
    /// does notes what part of it was asked for.
    public <F extends Fact<S>, S extends Subject> Reading<F> mention(Key<F, S> key) {
        noted.add(new Mentioned(key));
        return all instanceof Noting outer ? outer.mention(key) : all.read(key);
    }

    @Override
    public <F extends Fact<S>, S extends Subject> Reading<F> read(
            Key<F, S> key, Instant notBefore) {
        noted.add(key);
        return all.read(key, notBefore);
    }

    @Override
    public <F extends Fact<S>, S extends Subject> Optional<Reading.Known<F>> lastSeen(
            Key<F, S> key) {
        noted.add(key);
        return all.lastSeen(key);
    }

    @Override
    public <F extends Fact<S>, S extends Subject> SortedSet<S> subjects(Kind<F, S> kind) {
        noted.add(kind);
        return all.subjects(kind);
    }

    @Override
    public Snapshot with(Map<Key<?, ?>, Reading<?>> changed) {
        throw new IllegalStateException("a check reads; it does not suppose");
    }
}
