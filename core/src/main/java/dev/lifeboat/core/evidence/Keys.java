package dev.lifeboat.core.evidence;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Sets of keys, sorted.
public final class Keys {
    private Keys() {}

    public static SortedSet<Key<?, ?>> of(Key<?, ?>... keys) {
        return new TreeSet<>(List.of(keys));
    }

    public static SortedSet<Key<?, ?>> all(Collection<? extends Claim> claims) {
        var keys = new TreeSet<Key<?, ?>>();
        claims.forEach(claim -> keys.addAll(claim.asks()));
        return keys;
    }
}
