package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.Inventory;
import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Resident;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.ReturnHold;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.MebiBytes;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.Vm;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.fleet.Wanted;
import dev.lifeboat.core.fleet.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Plans the evacuation of dead hosts: decides who goes where, who stays and why. Pure: the same
/// readings give the same plan.
public final class Planner {
    private final Fleet fleet;
    private final Snapshot now;
    private final SortedSet<HostId> dead;
    private final SortedSet<HostId> targets;
    private final SortedSet<Seat> begun;
    private final List<Refusal> refusals = new ArrayList<>();

    private Planner(Fleet fleet, Snapshot now, Goal.Evacuate goal, SortedSet<Seat> begun) {
        this.fleet = fleet;
        this.now = now;
        this.dead = goal.dead();
        this.begun = begun;
        this.targets = new TreeSet<>(goal.onto().isEmpty() ? fleet.hosts().keySet() : goal.onto());
        this.targets.removeAll(dead);
        this.targets.removeIf(host -> !canTakeGuests(host));
    }

    /// @param onto where guests may go; empty: every living host
    public static Plan evacuate(
            Fleet fleet,
            Snapshot now,
            SortedSet<HostId> dead,
            SortedSet<HostId> onto,
            Brakes brakes) {
        return evacuate(fleet, now, new Goal.Evacuate(dead, onto), brakes, new TreeSet<>());
    }

    /// @param begun the seats where an earlier plan has defined guests and may have started them;
    ///   each stays there if it can
    public static Plan evacuate(
            Fleet fleet, Snapshot now, Goal.Evacuate goal, Brakes brakes, SortedSet<Seat> begun) {
        return new Planner(fleet, now, goal, begun).plan(brakes);
    }

    /// Moves the drives of a dead host into another chassis.
    public static Plan swap(Fleet fleet, Snapshot now, Goal.SwapChassis goal, Brakes brakes) {
        var seen = now.read(Residents.of(goal.host())).answered();
        return new ChassisSwap(fleet, now, goal, brakes).plan(seen);
    }

    private Plan plan(Brakes brakes) {
        var strays = strays();
        var moves = place(strays.stream().filter(stray -> stray.runsOn().isEmpty()).toList());
        strays.forEach(stray -> stray.runsOn().ifPresent(host -> moves.put(stray.vm().id(), host)));
        var placed =
                strays.stream()
                        .filter(stray -> moves.containsKey(stray.vm().id()))
                        .sorted(Stray.ORDER)
                        .toList();
        var goal = new Goal.Evacuate(dead, new TreeSet<>(targets));
        var scene = new Scene(fleet, now, dead, targets, brakes);
        return new Evacuation(scene, placed, moves).plan(goal, seen(), refusals);
    }

    /// Guests that were begun somewhere stay there where they fit, so that nothing has to be
    /// undone.
    private SortedMap<VmId, HostId> place(List<Stray> homeless) {
        var moves = new TreeMap<VmId, HostId>();
        var rooms = new TreeMap<HostId, Placement.Room>();
        targets.forEach(host -> rooms.put(host, room(host)));
        var free = new ArrayList<Placement.Guest>();
        for (var stray : homeless) {
            var guest = Placement.Guest.of(stray.vm(), stray.definition());
            var room =
                    stray.begunOn().stream()
                            .flatMap(host -> Optional.ofNullable(rooms.get(host)).stream())
                            .filter(each -> each.takes(guest))
                            .findFirst();
            room.ifPresentOrElse(
                    kept -> {
                        moves.put(stray.vm().id(), kept.host());
                        rooms.put(kept.host(), kept.with(guest));
                    },
                    () -> free.add(guest));
        }
        var left = List.copyOf(rooms.values());
        var placement = Placement.place(free, left);
        placement.left().forEach(guest -> refuse(guest.vm(), Placement.whyNot(guest, left), true));
        moves.putAll(placement.placed());
        return moves;
    }

    /// Dead, silent and held hosts get no guests.
    private boolean canTakeGuests(HostId host) {
        var answers = now.read(Residents.of(host)).isKnown();
        var pings = !HostPing.isSilent(host, now);
        return answers && pings && !isHeld(host);
    }

    private List<Stray> strays() {
        var known = new TreeMap<VmId, SortedSet<HostId>>();
        for (var host : dead) {
            for (var vm : residents(host).keySet()) {
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

    private SortedMap<VmId, Resident> residents(HostId host) {
        return now.lastSeen(Residents.of(host))
                .map(known -> known.seen().guests())
                .orElse(new TreeMap<>());
    }

    private Optional<Stray> stray(VmId id, SortedSet<HostId> wasOn) {
        var vm = fleet.vm(id);
        var runsOn = runsOn(id);
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
        var silent = silentOn(id);
        var lost = silent.stream().filter(host -> !isHeld(host)).findFirst();
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
            var disk = definition.get().otherDisks().getFirst();
            return refuse(vm, "its disk " + disk + " is not in Ceph", true);
        }
        if (definition.get().disks().isEmpty()) {
            return refuse(vm, "it has no disk in Ceph", true);
        }
        var begunOn = new TreeSet<HostId>();
        begun.stream()
                .filter(seat -> seat.vm().equals(id) && !dead.contains(seat.host()))
                .forEach(seat -> begunOn.add(seat.host()));
        var mayBeOn = new TreeSet<>(wasOn);
        mayBeOn.addAll(silent);
        return Optional.of(new Stray(vm, mayBeOn, begunOn, definition.get(), runsOn));
    }

    private Optional<HostId> runsOn(VmId vm) {
        return fleet.hosts().keySet().stream()
                .filter(host -> !dead.contains(host))
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
    private SortedSet<HostId> silentOn(VmId vm) {
        var silent = new TreeSet<HostId>();
        for (var host : fleet.hosts().keySet()) {
            var seen = residents(host).get(vm);
            if (!dead.contains(host)
                    && !now.read(Residents.of(host)).isKnown()
                    && seen != null
                    && (seen.state().isAlive() || seen.autostart())) {
                silent.add(host);
            }
        }
        return silent;
    }

    private boolean isHeld(HostId host) {
        return now.lastSeen(ReturnHold.of(host)).map(known -> known.seen().held()).orElse(false);
    }

    /// It was seen running there, or an earlier plan meant it to.
    private boolean ran(VmId vm, HostId host) {
        var seen = residents(host).get(vm);
        return (seen != null && seen.state().isAlive()) || begun.contains(new Seat(vm, host));
    }

    /// A lock that is held from a dead host shows that the guest ran there, however old the last
    /// list of its guests is.
    private boolean isLockedBy(SortedSet<HostId> hosts, Optional<Definition> definition) {
        return definition.stream()
                .flatMap(known -> known.disks().stream())
                .flatMap(disk -> now.read(LockOwners.of(disk)).fact().stream())
                .flatMap(lock -> lock.owners().stream())
                .flatMap(owner -> fleet.at(owner.ip()))
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

    private Placement.Room room(HostId host) {
        var used = MebiBytes.NONE;
        var apart = new TreeSet<String>();
        for (var entry : residents(host).entrySet()) {
            if (entry.getValue().state().isAlive()) {
                used = used.plus(entry.getValue().memory());
                fleet.vm(entry.getKey()).keepApart().ifPresent(apart::add);
            }
        }
        var has =
                now.lastSeen(Inventory.of(host))
                        .map(known -> known.seen().has())
                        .orElse(new TreeSet<>());
        return new Placement.Room(
                host, fleet.host(host).capacity().memory().less(used), has, apart);
    }

    private Instant seen() {
        return fleet.hosts().keySet().stream()
                .map(host -> now.read(Residents.of(host)).answered())
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
    }
}
