package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.Subject;
import java.time.Instant;
import java.util.Map;

/// All that is known at one moment.
public interface Snapshot {
    /// Any reading will do, however old; what decides is its kind's `freshFor` when a guard asks.
    Instant ANY_TIME = Instant.MIN;

    /// The newest reading; Unknown if it was asked before `notBefore`, or never.
    <F extends Fact<S>, S extends Subject> Reading<F> read(Key<F, S> key, Instant notBefore);

    default <F extends Fact<S>, S extends Subject> Reading<F> read(Key<F, S> key) {
        return read(key, ANY_TIME);
    }

    /// Every key of a kind that was ever looked at, sorted.
    <F extends Fact<S>, S extends Subject> Map<Key<F, S>, Reading<F>> all(Kind<F, S> kind);

    Snapshot with(Map<Key<?, ?>, Reading<?>> changed);
}
