package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.Subject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/// All that is known at one moment.
public interface Snapshot {
    /// Any reading will do, however old; what decides is its kind's `freshFor` when a guard asks.
    Instant ANY_TIME = Instant.MIN;

    /// The newest reading; Unknown if it was asked before `notBefore`, or never.
    <F extends Fact<S>, S extends Subject> Reading<F> read(Key<F, S> key, Instant notBefore);

    default <F extends Fact<S>, S extends Subject> Reading<F> read(Key<F, S> key) {
        return read(key, ANY_TIME);
    }

    /// What was last really seen, however long ago: a dead host's guests are known only so.
    <F extends Fact<S>, S extends Subject> Optional<Reading.Known<F>> lastSeen(Key<F, S> key);

    /// Every subject of which this kind was ever looked at.
    <F extends Fact<S>, S extends Subject> SortedSet<S> subjects(Kind<F, S> kind);

    Snapshot with(Map<Key<?, ?>, Reading<?>> changed);
}
