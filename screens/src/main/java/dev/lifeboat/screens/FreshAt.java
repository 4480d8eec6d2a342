package dev.lifeboat.screens;

import dev.lifeboat.core.evidence.Fact;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Kind;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.core.fleet.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/// What is known at this moment: a reading that is too old for its kind is not known any more.
///
/// A dead host is not asked again, and so the last that it said stays; without this its guests
/// would count as running there.
record FreshAt(Snapshot all, Instant at) implements Snapshot {

    @Override
    public <F extends Fact<S>, S extends Subject> Reading<F> read(
            Key<F, S> key, Instant notBefore) {
        var reading = all.read(key, notBefore);
        var fresh =
                key.kind().isHistory()
                        || !reading.isKnown()
                        || !reading.answered().isBefore(at.minus(key.kind().freshFor()));
        return fresh
                ? reading
                : new Reading.Unknown<>(
                        Why.stale(Duration.between(reading.answered(), at)),
                        reading.source(),
                        reading.asked(),
                        reading.answered());
    }

    @Override
    public <F extends Fact<S>, S extends Subject> Optional<Reading.Known<F>> lastSeen(
            Key<F, S> key) {
        return all.lastSeen(key);
    }

    @Override
    public <F extends Fact<S>, S extends Subject> SortedSet<S> subjects(Kind<F, S> kind) {
        return all.subjects(kind);
    }

    @Override
    public Snapshot with(Map<Key<?, ?>, Reading<?>> changed) {
        return new FreshAt(all.with(changed), at);
    }
}
