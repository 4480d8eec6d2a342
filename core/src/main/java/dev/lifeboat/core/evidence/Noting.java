package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.Subject;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/// A snapshot that notes what is read from it, so that what was concluded from it need not be
/// concluded again until one of those readings changes.
public final class Noting implements Snapshot {
    private final Snapshot all;
    private int[] noted = new int[8];
    private int count;

    public Noting(Snapshot all) {
        this.all = all;
    }

    /// What has been read up to now.
    public Footprint footprint() {
        return Footprint.of(Arrays.copyOf(noted, count));
    }

    /// Notes that the conclusion rests on this, which is no reading.
    public void note(Object what) {
        if (count == noted.length) {
            noted = Arrays.copyOf(noted, 2 * count);
        }
        noted[count++] = what.hashCode();
    }

    @Override
    public <F extends Fact<S>, S extends Subject> Reading<F> read(
            Key<F, S> key, Instant notBefore) {
        note(key);
        return all.read(key, notBefore);
    }

    @Override
    public <F extends Fact<S>, S extends Subject> Optional<Reading.Known<F>> lastSeen(
            Key<F, S> key) {
        note(key);
        return all.lastSeen(key);
    }

    @Override
    public <F extends Fact<S>, S extends Subject> SortedSet<S> subjects(Kind<F, S> kind) {
        note(kind);
        return all.subjects(kind);
    }

    @Override
    public Snapshot with(Map<Key<?, ?>, Reading<?>> changed) {
        throw new UnsupportedOperationException("what is noted is about one moment");
    }
}
