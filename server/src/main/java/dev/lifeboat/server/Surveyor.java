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
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;

/// Looks at a whole site, as much side by side as the drivers allow.
public record Surveyor(Site site, Ports ports) {

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

    private Readings first(Readings before) {
        var fleet = fleet(before);
        return before.with(look(fleet, Survey.first(fleet, before)));
    }

    private Readings rest(Readings first, Set<HostId> dead) {
        var known = first;
        for (var round = 2; round <= Survey.ROUNDS; round++) {
            var fleet = fleet(known);
            known = known.with(look(fleet, new Survey(fleet, dead).round(round, known)));
        }
        return known;
    }

    /// The hosts that did not answer the last ping.
    SortedSet<HostId> silent(Readings known) {
        var silent = new TreeSet<>(site.hosts().keySet());
        silent.removeIf(
                host -> known.read(HostPing.of(host)).fact().map(HostPing::answered).orElse(true));
        return silent;
    }

    Map<Key<?, ?>, Reading<?>> look(Fleet fleet, SortedSet<Key<?, ?>> keys) {
        var eyes = new Eyes(fleet, ports);
        var seen = new ConcurrentSkipListMap<Key<?, ?>, Reading<?>>();
        var threads =
                eyes.apart(keys).stream()
                        .map(look ->
                                Thread.ofVirtual()
                                        .name("look " + look.first())
                                        .start(() -> seen.putAll(eyes.look(look))))
                        .toList();
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return seen;
            }
        }
        return seen;
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
