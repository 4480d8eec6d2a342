package dev.lifeboat.core.control;

import dev.lifeboat.core.evidence.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;

/// The looks of one lane that are due or will be, and when it may be asked again.
final class Turns {
    /// One that waits.
    private record Due(Instant at, Key<?, ?> key) {}

    private final Lane lane;
    private final Duration between;
    private final TreeSet<Due> waiting =
            new TreeSet<>(Comparator.comparing(Due::at).thenComparing(Due::key));
    private Instant free = Instant.MIN;
    private int underWay;
    private boolean slow;

    Turns(Lane lane, Budget budget) {
        this.lane = lane;
        this.between = budget.between(lane);
    }

    Lane lane() {
        return lane;
    }

    int underWay() {
        return underWay;
    }

    boolean isSlow() {
        return slow;
    }

    void add(Key<?, ?> key, Instant at) {
        waiting.add(new Due(at, key));
    }

    void remove(Key<?, ?> key, Instant at) {
        waiting.remove(new Due(at, key));
    }

    /// Whether it could be asked at all, were it time.
    boolean hasTurn() {
        return !waiting.isEmpty() && underWay < Budget.atOnce(lane);
    }

    /// When it may be asked next.
    Instant next() {
        var due = waiting.getFirst().at();
        return due.isAfter(free) ? due : free;
    }

    /// Whoever has been due for longest; of pings everybody, in one sweep.
    SortedSet<Key<?, ?>> take(Instant at) {
        var look = new TreeSet<Key<?, ?>>();
        do {
            look.add(waiting.removeFirst().key());
        } while (lane.kind() == Lane.Kindred.PINGS && !waiting.isEmpty());
        free = at.plus(between);
        underWay++;
        return look;
    }

    void ended(boolean wasSlow) {
        underWay--;
        slow = wasSlow;
    }
}
