package dev.lifeboat.core.run;

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

/// What a guard may lean on: readings that are fresh for their kind, that no controller before this
/// one asked for, and that were asked after the last act on their subject ended. All else is
/// UNKNOWN.
record FreshView(Snapshot all, Instant from, Voided voided, Instant at) implements Snapshot {

    @Override
    public <F extends Fact<S>, S extends Subject> Reading<F> read(
            Key<F, S> key, Instant notBefore) {
        var reading = all.read(key, notBefore);
        if (!isStale(key, reading)) {
            return reading;
        }
        var age = Duration.between(reading.answered(), at);
        return reading.asked().equals(Instant.MIN)
                ? reading
                : new Reading.Unknown<>(
                        Why.stale(age), reading.source(), reading.asked(), reading.answered());
    }

    /// The same, but nothing that was asked for before that time counts.
    FreshView since(Instant when) {
        return when.isAfter(from) ? new FreshView(all, when, voided, at) : this;
    }

    /// Whether it must be looked at (again) before it says anything.
    <F extends Fact<S>, S extends Subject> boolean isStale(Key<F, S> key) {
        return isStale(key, all.read(key));
    }

    private boolean isStale(Key<?, ?> key, Reading<?> reading) {
        if (key.kind().isHistory()) {
            return false;
        }
        var asked = reading.asked();
        // What could not be seen is no evidence for anything, and grows old only once that is
        // known.
        var since = reading.isKnown() ? asked : reading.answered();
        return asked.isBefore(from)
                || since.isBefore(at.minus(key.kind().freshFor()))
                || asked.isBefore(voided.before(key));
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
        return new FreshView(all.with(changed), from, voided, at);
    }
}
