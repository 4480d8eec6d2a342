package dev.lifeboat.server;

import dev.lifeboat.core.control.Eyes;
import dev.lifeboat.core.control.Survey;
import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Vm;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.spi.Ports;
import dev.lifeboat.drivers.site.Site;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;

/// Looks at a whole site, as much side by side as the drivers allow.
///
/// @param clock what a look that fails of itself is dated by
public record Surveyor(Site site, Ports ports, InstantSource clock) {

    /// A host that does not answer ping is not asked for anything else.
    ///
    /// @param before what is known already; what is seen now is added
    public Readings survey(Readings before) {
        var known = first(before);
        return rest(known, silent(known));
    }

    /// @param dead hosts that are not to be asked any more
    public Readings survey(Readings before, Set<HostId> dead) {
        return rest(first(before), dead);
    }

    /// The same sooner, when somebody says who is dead: whoever answered the last time is asked at
    /// once, while the silent are still being given their time to answer ping.
    ///
    /// @param suspect asked only if it answers ping after all
    public Readings surveyAround(HostId suspect, Readings before) {
        var waiting = new TreeSet<>(site.hosts().keySet());
        waiting.removeIf(host -> !host.equals(suspect) && HostPing.isHeard(host, before));
        var fleet = fleet(before);
        var first = begin(fleet, Survey.first(fleet, before));
        var others = rest(before, waiting);
        var known = others.with(first.seen());
        var silent = silent(known);
        return silent.containsAll(waiting) ? known : rest(known, silent);
    }

    private Readings first(Readings before) {
        var fleet = fleet(before);
        return before.with(look(fleet, Survey.first(fleet, before)));
    }

    private Readings rest(Readings first, Set<HostId> dead) {
        var known = first.with(new Survey(fleet(first), dead).notAsked(first));
        for (var round = 2; round <= Survey.ROUNDS; round++) {
            var fleet = fleet(known);
            known = known.with(look(fleet, new Survey(fleet, dead).round(round, known)));
        }
        return known;
    }

    /// The hosts that did not answer the last ping.
    SortedSet<HostId> silent(Readings known) {
        var silent = new TreeSet<>(site.hosts().keySet());
        silent.removeIf(host -> !HostPing.isSilent(host, known));
        return silent;
    }

    Map<Key<?, ?>, Reading<?>> look(Fleet fleet, SortedSet<Key<?, ?>> keys) {
        return begin(fleet, keys).seen();
    }

    private Looks begin(Fleet fleet, SortedSet<Key<?, ?>> keys) {
        return begin(new Eyes(fleet, ports), keys);
    }

    /// Makes all looks side by side.
    Map<Key<?, ?>, Reading<?>> look(Eyes eyes, SortedSet<Key<?, ?>> keys) {
        return begin(eyes, keys).seen();
    }

    private Looks begin(Eyes eyes, SortedSet<Key<?, ?>> keys) {
        var glance = new Glance(eyes, clock);
        var seen = new ConcurrentSkipListMap<Key<?, ?>, Reading<?>>();
        var threads =
                eyes.apart(keys).stream()
                        .map(look ->
                                Thread.ofVirtual()
                                        .name("look " + look.first())
                                        .start(() -> seen.putAll(glance.at(look))))
                        .toList();
        return new Looks(threads, seen);
    }

    /// Looks on their way.
    private record Looks(List<Thread> threads, Map<Key<?, ?>, Reading<?>> answers) {
        /// What they saw, when all have ended; each has a limit.
        Map<Key<?, ?>, Reading<?>> seen() {
            for (var thread : threads) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return answers;
                }
            }
            return answers;
        }
    }

    /// The hosts of the site file with every guest that any of them was ever seen to know.
    public Fleet fleet(Readings known) {
        var vms = new TreeMap<VmId, Vm>();
        for (var host : known.subjects(Residents.KIND)) {
            known.lastSeen(Residents.of(host))
                    .ifPresent(seen ->
                            seen.seen()
                                    .guests()
                                    .forEach(
                                            (vm, guest) -> vms.put(vm, site.vm(vm, guest.name()))));
        }
        return site.fleet().with(vms);
    }
}
