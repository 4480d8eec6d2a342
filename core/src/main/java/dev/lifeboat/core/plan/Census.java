package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Footprint;
import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.Inventory;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Noting;
import dev.lifeboat.core.evidence.Resident;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.ReturnHold;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Trie;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.MebiBytes;
import dev.lifeboat.core.fleet.Vm;
import dev.lifeboat.core.fleet.VmId;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Who is where, and what room each host has: what plans want to know of all hosts, counted once
/// from a snapshot. Immutable.
public final class Census {
    /// What is known of one host.
    ///
    /// @param room empty: it takes no guests
    private record Count(
            SortedMap<VmId, Resident> guests, Optional<Placement.Room> room, Footprint basis) {}

    /// What the site file says and is asked for each guest or address.
    ///
    /// @param vms those of the fleet, found at once: in order they take 17 looks among 100,000
    /// @param apart the groups of those that are kept apart
    /// @param sharing the hosts behind each storage address
    private record Site(
            Fleet fleet,
            Map<VmId, Vm> vms,
            Map<VmId, String> apart,
            Map<String, SortedSet<HostId>> sharing) {}

    private final Site site;
    private final SortedMap<HostId, Count> counts;
    private final Trie<VmId, SortedSet<HostId>> listing;
    private final Map<VmId, SortedSet<HostId>> twice;

    /// @param listing the hosts that list each guest
    /// @param twice of these only where there are several: few, and found at once
    private Census(
            Site site,
            SortedMap<HostId, Count> counts,
            Trie<VmId, SortedSet<HostId>> listing,
            Map<VmId, SortedSet<HostId>> twice) {
        this.site = site;
        this.counts = Collections.unmodifiableSortedMap(counts);
        this.listing = listing;
        this.twice = twice;
    }

    /// What has changed from one census to the next.
    ///
    /// @param rooms of hosts that have more or less room now; empty: they take no guests any more
    /// @param moved guests that other hosts list now
    public record Change(
            Census census,
            SortedMap<HostId, Optional<Placement.Room>> rooms,
            SortedSet<VmId> moved) {}

    public static Census of(Fleet fleet, Snapshot now) {
        var sharing = new HashMap<String, SortedSet<HostId>>();
        for (var host : fleet.hosts().values()) {
            for (var address : host.storageAddresses()) {
                sharing.computeIfAbsent(address, _ -> new TreeSet<>()).add(host.id());
            }
        }
        var apart = new HashMap<VmId, String>();
        for (var vm : fleet.vms().values()) {
            vm.keepApart().ifPresent(group -> apart.put(vm.id(), group));
        }
        var site = new Site(fleet, new HashMap<>(fleet.vms()), apart, sharing);
        var nobody = new Census(site, new TreeMap<>(), Trie.empty(), Map.of());
        return nobody.recount(now, fleet.hosts().keySet()).census();
    }

    /// Counts those hosts again whose count rests on one of these.
    public Change after(Snapshot now, Collection<? extends Key<?, ?>> changed) {
        var touched = new TreeSet<HostId>();
        var what = Footprint.of(changed);
        counts.forEach((host, count) -> {
            if (count.basis().meets(what)) {
                touched.add(host);
            }
        });
        return recount(now, touched);
    }

    private Change recount(Snapshot now, Collection<HostId> hosts) {
        var all = new TreeMap<>(counts);
        var rooms = new TreeMap<HostId, Optional<Placement.Room>>();
        var moved = new TreeSet<VmId>();
        var several = new HashMap<>(twice);
        var listed = listing;
        for (var host : hosts) {
            var count = count(host, now);
            var before = all.put(host, count);
            if (before == null || !before.room().equals(count.room())) {
                rooms.put(host, count.room());
            }
            var old = before == null ? Collections.<VmId>emptySet() : before.guests().keySet();
            for (var vm : (Iterable<VmId>) either(old, count.guests().keySet())::iterator) {
                var others = toggled(listing(listed, vm), host);
                listed = listed.with(vm, others);
                if (others.size() > 1) {
                    several.put(vm, others);
                } else {
                    several.remove(vm);
                }
                if (before != null) {
                    moved.add(vm);
                }
            }
        }
        return new Change(new Census(site, all, listed, several), rooms, moved);
    }

    /// What is in one of them and not in both.
    private static Stream<VmId> either(Collection<VmId> one, Collection<VmId> other) {
        return Stream.concat(
                one.stream().filter(vm -> !other.contains(vm)),
                other.stream().filter(vm -> !one.contains(vm)));
    }

    private static SortedSet<HostId> toggled(SortedSet<HostId> hosts, HostId host) {
        if (hosts.isEmpty()) {
            return new TreeSet<>(List.of(host));
        }
        var others = new TreeSet<>(hosts);
        if (!others.remove(host)) {
            others.add(host);
        }
        return others;
    }

    private Count count(HostId host, Snapshot all) {
        var now = new Noting(all);
        var guests =
                now.lastSeen(Residents.of(host))
                        .map(known -> known.seen().guests())
                        .orElse(Collections.emptySortedMap());
        var room =
                takesGuests(host, now)
                        ? Optional.of(room(host, guests, now))
                        : Optional.<Placement.Room>empty();
        return new Count(guests, room, now.footprint());
    }

    /// Dead, silent and held hosts get no guests.
    private static boolean takesGuests(HostId host, Snapshot now) {
        return now.read(Residents.of(host)).isKnown()
                && !HostPing.isSilent(host, now)
                && !isHeld(host, now);
    }

    static boolean isHeld(HostId host, Snapshot now) {
        return now.lastSeen(ReturnHold.of(host)).map(known -> known.seen().held()).orElse(false);
    }

    private Placement.Room room(HostId host, SortedMap<VmId, Resident> guests, Snapshot now) {
        var used = MebiBytes.NONE;
        var apart = new TreeSet<String>();
        for (var entry : guests.entrySet()) {
            if (entry.getValue().state().isAlive()) {
                used = used.plus(entry.getValue().memory());
                var group = site.apart().get(entry.getKey());
                if (group != null) {
                    apart.add(group);
                }
            }
        }
        var has =
                now.lastSeen(Inventory.of(host))
                        .map(known -> known.seen().has())
                        .orElse(new TreeSet<>());
        return new Placement.Room(
                host, site.fleet().host(host).capacity().memory().less(used), has, apart);
    }

    public Fleet fleet() {
        return site.fleet();
    }

    Vm vm(VmId id) {
        var vm = site.vms().get(id);
        return vm != null ? vm : site.fleet().vm(id);
    }

    /// The hosts whose last list of guests has this one, running or not.
    ///
    /// @param asks the snapshot of who asks, which may note that this was asked
    public SortedSet<HostId> listing(VmId vm, Snapshot asks) {
        if (asks instanceof Noting noting) {
            noting.note(vm);
        }
        return listing(listing, vm);
    }

    /// The same for a guest that this host lists, without that host.
    public SortedSet<HostId> listedElsewhere(VmId vm, HostId host, Snapshot asks) {
        if (asks instanceof Noting noting) {
            noting.note(vm);
        }
        var hosts = twice.get(vm);
        if (hosts == null) {
            return Collections.emptySortedSet();
        }
        var others = new TreeSet<>(hosts);
        others.remove(host);
        return others;
    }

    private static SortedSet<HostId> listing(Trie<VmId, SortedSet<HostId>> listing, VmId vm) {
        var hosts = listing.get(vm);
        return hosts == null
                ? Collections.emptySortedSet()
                : Collections.unmodifiableSortedSet(hosts);
    }

    /// The hosts that talk to storage from this address.
    public SortedSet<HostId> at(String storageAddress) {
        return site.sharing().getOrDefault(storageAddress, Collections.emptySortedSet());
    }

    /// What the hosts that take guests have left, sorted by host.
    public Stream<Placement.Room> rooms() {
        return counts.values().stream().flatMap(count -> count.room().stream());
    }
}
