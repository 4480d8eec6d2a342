package dev.lifeboat.core.readiness;

import dev.lifeboat.core.evidence.MonSessions;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The clients of each Ceph user by the caps that they have, counted once for all hosts: a fleet
/// has as many sessions as guests, and every host asks.
final class Tally {
    private final IdentityHashMap<MonSessions, Map<String, SortedMap<String, Integer>>> counted =
            new IdentityHashMap<>();

    /// By one at a time: the first counts for the others.
    synchronized SortedMap<String, Integer> of(MonSessions seen, String entity) {
        return counted.computeIfAbsent(seen, Tally::count)
                .getOrDefault(entity, Collections.emptySortedMap());
    }

    private static Map<String, SortedMap<String, Integer>> count(MonSessions seen) {
        var all = new HashMap<String, SortedMap<String, Integer>>();
        for (var session : seen.sessions()) {
            all.computeIfAbsent(session.entity(), _ -> new TreeMap<>())
                    .merge(session.caps(), 1, Integer::sum);
        }
        return all;
    }
}
