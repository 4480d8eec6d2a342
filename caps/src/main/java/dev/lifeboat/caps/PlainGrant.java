package dev.lifeboat.caps;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One part of a mgr or mds cap, which here is read and shown, but not weighed.
///
/// @param text as it is written
/// @param meaning the same for whatever Ceph takes for the same
/// @param network where the client must be; empty: anywhere
record PlainGrant(String text, String meaning, Optional<Network> network) {
    static final String ALL = "everything";

    boolean isAll() {
        return meaning.equals(ALL) && network.isEmpty();
    }

    static String meaning(Rights rights) {
        return rights.any() ? ALL : "rights " + rights;
    }

    static String pairs(Map<String, Constraint> pairs) {
        return pairs.isEmpty() ? "" : " with " + new TreeMap<>(pairs);
    }
}
