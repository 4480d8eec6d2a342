package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Resident;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.Vm;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.fleet.Wanted;
import dev.lifeboat.core.fleet.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Who of the guests of dead hosts has to be brought back, and who is left out whatever room there
/// is.
final class Strays {
    private final Census census;
    private final Snapshot now;
    private final SortedSet<HostId> dead;
    private final SortedSet<Seat> begun;
    private final Map<HostId, SortedMap<VmId, Resident>> listed = new HashMap<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<Stray> all;

    /// @param begun the seats where an earlier plan has defined guests and may have started them
    Strays(Census census, Snapshot now, SortedSet<HostId> dead, SortedSet<Seat> begun) {
        this.census = census;
        this.now = now;
        this.dead = dead;
        this.begun = begun;
        this.all = List.copyOf(find());
    }

    List<Stray> all() {
        return all;
    }

    List<Refusal> refusals() {
        return refusals;
    }

    private List<Stray> find() {
        var known = new TreeMap<VmId, SortedSet<HostId>>();
        for (var host : dead) {
            var guests = residents(host, now);
            listed.put(host, guests);
            for (var vm : guests.keySet()) {
                if (Stunt.isOne(vm)) {
                    continue; // nobody's: a drill was going on there
                }
                known.computeIfAbsent(vm, _ -> new TreeSet<>()).add(host);
            }
        }
        for (var seat : begun) {
            if (dead.contains(seat.host())) {
                known.computeIfAbsent(seat.vm(), _ -> new TreeSet<>()).add(seat.host());
            }
        }
        var strays = new ArrayList<Stray>();
        known.forEach((vm, hosts) -> stray(vm, hosts).ifPresent(strays::add));
        return strays;
    }

    private Optional<Stray> stray(VmId id, SortedSet<HostId> wasOn) {
        var vm = census.vm(id);
        var elsewhere = elsewhere(id, wasOn);
        var runsOn = runsOn(id, elsewhere);
        var definition = definition(id, wasOn);
        var ran = wasOn.stream().anyMatch(host -> ran(id, host)) || isLockedBy(wasOn, definition);
        if (!ran && runsOn.isPresent()) {
            // What the dead host knew of it is a left-over: it was not there when the host died.
            return Optional.empty();
        }
        var wanted = vm.wanted().orElse(ran ? Wanted.ON : Wanted.OFF);
        if (wanted != Wanted.ON && runsOn.isEmpty()) {
            return refuse(vm, notWanted(wanted), false);
        }
        var silent = silentOn(id, elsewhere);
        var lost = silent.stream().filter(host -> !Census.isHeld(host, now)).findFirst();
        if (runsOn.isEmpty() && lost.isPresent()) {
            var host = lost.get();
            return refuse(
                    vm,
                    "it may run on "
                            + host
                            + ", which does not answer: evacuate "
                            + host
                            + " as well",
                    true);
        }
        if (definition.isEmpty()) {
            return refuse(vm, "its definition was never read from " + Words.list(wasOn), true);
        }
        if (!definition.get().otherDisks().isEmpty()) {
            var other = definition.get().otherDisks().getFirst();
            return refuse(vm, Definition.keeps(other), true);
        }
        if (definition.get().disks().isEmpty()) {
            return refuse(vm, "it has no disk in Ceph", true);
        }
        silent.addAll(wasOn);
        return Optional.of(new Stray(vm, silent, begunOn(id), definition.get(), runsOn));
    }

    private SortedSet<HostId> begunOn(VmId vm) {
        var hosts = new TreeSet<HostId>();
        for (var seat : begun) {
            if (seat.vm().equals(vm) && !dead.contains(seat.host())) {
                hosts.add(seat.host());
            }
        }
        return hosts;
    }

    /// The living hosts that list the guest.
    private List<HostId> elsewhere(VmId vm, SortedSet<HostId> wasOn) {
        var host = wasOn.first();
        var all =
                listed(host).containsKey(vm)
                        ? census.listedElsewhere(vm, host, now)
                        : census.listing(vm, now);
        return all.isEmpty()
                ? List.of()
                : all.stream().filter(other -> !dead.contains(other)).toList();
    }

    /// What a dead host last listed.
    private SortedMap<VmId, Resident> listed(HostId host) {
        return listed.getOrDefault(host, Collections.emptySortedMap());
    }

    private Optional<HostId> runsOn(VmId vm, List<HostId> elsewhere) {
        return elsewhere.stream()
                .filter(host ->
                        now.read(Residents.of(host))
                                .fact()
                                .map(seen -> seen.runs(vm))
                                .orElse(false))
                .findFirst();
    }

    /// Hosts that are not dead and do not answer, and that were last seen running the guest or
    /// would start it when they boot: they have to be fenced like a dead one (R2, R7). One whose
    /// return is held was evacuated before, and has only to be seen to be out still.
    private SortedSet<HostId> silentOn(VmId vm, List<HostId> elsewhere) {
        var silent = new TreeSet<HostId>();
        for (var host : elsewhere) {
            var seen = residents(host, now).get(vm);
            if (!now.read(Residents.of(host)).isKnown()
                    && seen != null
                    && (seen.state().isAlive() || seen.autostart())) {
                silent.add(host);
            }
        }
        return silent;
    }

    /// It was seen running there, or an earlier plan meant it to.
    private boolean ran(VmId vm, HostId host) {
        var seen = listed(host).get(vm);
        return (seen != null && seen.state().isAlive()) || begun.contains(new Seat(vm, host));
    }

    /// A lock that is held from a dead host shows that the guest ran there, however old the last
    /// list of its guests is.
    private boolean isLockedBy(SortedSet<HostId> hosts, Optional<Definition> definition) {
        return definition.stream()
                .flatMap(known -> known.disks().stream())
                .flatMap(disk -> now.read(LockOwners.of(disk)).fact().stream())
                .flatMap(lock -> lock.owners().stream())
                .flatMap(owner -> census.at(owner.ip()).stream())
                .anyMatch(hosts::contains);
    }

    /// As last seen where the guest was; its own rather than one that was made for a recovery.
    private Optional<Definition> definition(VmId vm, SortedSet<HostId> wasOn) {
        return wasOn.stream()
                .flatMap(host -> now.lastSeen(Definition.of(new Seat(vm, host))).stream())
                .map(Reading.Known::seen)
                .min(Comparator.comparing(Definition::recovering));
    }

    private static String notWanted(Wanted wanted) {
        return switch (wanted) {
            case OFF -> "off, as it should be";
            case SUSPENDED -> "suspended by staff";
            case RESCUE -> "in rescue: someone is working on it";
            case ON -> throw new IllegalArgumentException("wanted on");
        };
    }

    private Optional<Stray> refuse(Vm vm, String because, boolean matters) {
        refusals.add(new Refusal(vm.id(), vm.name(), because, matters));
        return Optional.empty();
    }

    private static SortedMap<VmId, Resident> residents(HostId host, Snapshot now) {
        return now.lastSeen(Residents.of(host))
                .map(known -> known.seen().guests())
                .orElse(new TreeMap<>());
    }
}
