package dev.lifeboat.core.incident;

import dev.lifeboat.core.fleet.HostId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// From looks to incidents: a host is taken for dead when two looks in a row say so, and no longer
/// when it answers again.
///
/// @param suspected hosts that the last look took for dead, and since when
/// @param open incidents, by host
public record Lookout(SortedMap<HostId, Instant> suspected, SortedMap<HostId, Incident> open) {
    /// The second look is not the same lost packet: a switch that learns a path anew, or a host
    /// that stalls on its disk, is back after this.
    public static final Duration LOOK_AGAIN_AFTER = Duration.ofSeconds(5);

    public static final Lookout NOTHING =
            new Lookout(Collections.emptySortedMap(), Collections.emptySortedMap());

    /// What a look has changed.
    ///
    /// @param closed incidents of hosts that answer again
    public record Change(Lookout next, List<Incident> opened, List<Incident> closed) {}

    public Lookout {
        suspected = Collections.unmodifiableSortedMap(new TreeMap<>(suspected));
        open = Collections.unmodifiableSortedMap(new TreeMap<>(open));
    }

    /// The hosts that were taken for dead once: somebody should look again soon.
    public SortedSet<HostId> uneasy() {
        var uneasy = new TreeSet<>(suspected.keySet());
        uneasy.removeAll(open.keySet());
        return uneasy;
    }

    public Change after(Collection<Suspicion> seen, Instant at) {
        var nextSuspected = new TreeMap<HostId, Instant>();
        var nextOpen = new TreeMap<>(open);
        var opened = new ArrayList<Incident>();
        var closed = new ArrayList<Incident>();
        for (var each : seen) {
            var host = each.host();
            if (each.stage() == Suspicion.Stage.DEAD) {
                var since = suspected.getOrDefault(host, at);
                nextSuspected.put(host, since);
                if (!open.containsKey(host) && !since.plus(LOOK_AGAIN_AFTER).isAfter(at)) {
                    var incident = new Incident(host, since, at, each);
                    nextOpen.put(host, incident);
                    opened.add(incident);
                }
            } else if (each.stage() == Suspicion.Stage.WELL && open.containsKey(host)) {
                closed.add(nextOpen.remove(host));
            }
        }
        return new Change(new Lookout(nextSuspected, nextOpen), opened, closed);
    }
}
