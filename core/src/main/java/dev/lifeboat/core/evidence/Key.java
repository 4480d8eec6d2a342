package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.Subject;
import java.util.Comparator;

/// One thing that can be looked at: the power of kct09, the watchers of vms/db-1.
public record Key<F extends Fact<S>, S extends Subject>(Kind<F, S> kind, S subject)
        implements Comparable<Key<?, ?>> {
    private static final Comparator<Key<?, ?>> ORDER =
            Comparator.<Key<?, ?>, String>comparing(key -> key.kind().name())
                    .thenComparing(Key::subject, Subject.ORDER);

    @Override
    public int compareTo(Key<?, ?> other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return kind.name() + " of " + subject.label();
    }
}
