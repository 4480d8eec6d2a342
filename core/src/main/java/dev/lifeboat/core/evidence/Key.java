package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.Subject;

/// One thing that can be looked at: the power of kct09, the watchers of vms/db-1.
public record Key<F extends Fact<S>, S extends Subject>(Kind<F, S> kind, S subject)
        implements Comparable<Key<?, ?>> {
    @Override
    public int compareTo(Key<?, ?> other) {
        // Written out: chained comparators took a tenth of the time that a run decides in.
        var first = kind.compareTo(other.kind);
        return first != 0 ? first : Subject.ORDER.compare(subject, other.subject);
    }

    @Override
    public String toString() {
        return kind.name() + " of " + subject.label();
    }
}
