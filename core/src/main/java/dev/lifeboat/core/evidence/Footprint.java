package dev.lifeboat.core.evidence;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/// On what a conclusion rests: hashes, four bytes each, of a million keys on a large site. Two keys
/// with one hash cost a look too many and never one too few.
public final class Footprint {
    private final int[] hashes;

    private Footprint(int[] hashes) {
        this.hashes = hashes;
    }

    static Footprint of(int[] hashes) {
        var sorted = hashes.clone();
        Arrays.sort(sorted);
        var count = 0;
        for (var at = 0; at < sorted.length; at++) {
            if (at == 0 || sorted[at] != sorted[at - 1]) {
                sorted[count++] = sorted[at];
            }
        }
        return new Footprint(Arrays.copyOf(sorted, count));
    }

    /// What changes when these readings do. A new key of a kind changes the list of its subjects.
    public static Footprint of(Collection<? extends Key<?, ?>> keys) {
        return of(
                keys.stream()
                        .flatMapToInt(key -> IntStream.of(key.hashCode(), key.kind().hashCode()))
                        .toArray());
    }

    public static Footprint ofAll(Collection<?> things) {
        return of(things.stream().mapToInt(Object::hashCode).toArray());
    }

    public static Footprint join(Footprint... parts) {
        return join(List.of(parts));
    }

    public static Footprint join(Collection<Footprint> parts) {
        return of(parts.stream().flatMapToInt(part -> Arrays.stream(part.hashes)).toArray());
    }

    /// Whether the two have something in common.
    public boolean meets(Footprint other) {
        return hashes.length <= other.hashes.length ? isIn(other) : other.isIn(this);
    }

    /// Whether the two are of the same things.
    public boolean isAs(Footprint other) {
        return Arrays.equals(hashes, other.hashes);
    }

    private boolean isIn(Footprint other) {
        for (var hash : hashes) {
            if (Arrays.binarySearch(other.hashes, hash) >= 0) {
                return true;
            }
        }
        return false;
    }
}
