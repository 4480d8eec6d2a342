package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.Inventory;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Plans the evacuation of dead hosts: decides who goes where, who stays and why. Pure: the same
/// readings give the same plan.
public final class Planner {
    /// A guest that has to be brought back.
    ///
    /// @param dead the host where it ran
    /// @param runsOn where somebody has already started it, if they did
    record Stray(Vm vm, HostId dead, Definition definition, Optional<HostId> runsOn) {}

    private final Fleet fleet;
    private final Snapshot now;
    private final SortedSet<HostId> dead;
    private final SortedSet<HostId> targets;
    private final List<Refusal> refusals = new ArrayList<>();

    private Planner(Fleet fleet, Snapshot now, SortedSet<HostId> dead, SortedSet<HostId> onto) {
        this.fleet = fleet;
        this.now = now;
        this.dead = dead;
        this.targets = new TreeSet<>(onto);
        this.targets.removeAll(dead);
    }

    /// @param onto where guests may go; empty: every living host
    public static Plan evacuate(
            Fleet fleet,
            Snapshot now,
            SortedSet<HostId> dead,
            SortedSet<HostId> onto,
            Brakes brakes) {
        var allowed = onto.isEmpty() ? new TreeSet<>(fleet.hosts().keySet()) : onto;
        return new Planner(fleet, now, dead, allowed).plan(brakes);
    }

    private Plan plan(Brakes brakes) {
        targets.removeIf(host -> !canTakeGuests(host));
        var strays = strays();
        var rooms = targets.stream().map(this::room).toList();
        var homeless =
                strays.stream()
                        .filter(stray -> stray.runsOn().isEmpty())
                        .map(stray -> Placement.Guest.of(stray.vm(), stray.definition()))
                        .toList();
        var placement = Placement.place(homeless, rooms);
        placement.left().forEach(guest -> refuse(guest.vm(), Placement.whyNot(guest, rooms), true));
        var moves = new TreeMap<>(placement.placed());
        strays.forEach(stray -> stray.runsOn().ifPresent(host -> moves.put(stray.vm().id(), host)));
        var placed = strays.stream().filter(stray -> moves.containsKey(stray.vm().id())).toList();
        var goal = new Goal.Evacuate(dead, new TreeSet<>(targets));
        return new Evacuation(fleet, now, dead, targets, brakes)
                .plan(goal, seen(), placed, moves, refusals);
    }

    /// Dead, silent and held hosts get no guests.
    private boolean canTakeGuests(HostId host) {
        var answers = now.read(Residents.of(host)).isKnown();
        var pings = now.read(HostPing.of(host)).fact().map(HostPing::answered).orElse(true);
        var held =
                now.lastSeen(ReturnHold.of(host)).map(known -> known.seen().held()).orElse(false);
        return answers && pings && !held;
    }

    private List<Stray> strays() {
        var strays = new ArrayList<Stray>();
        for (var host : dead) {
            residents(host)
                    .forEach((id, resident) -> stray(host, id, resident).ifPresent(strays::add));
        }
        return strays;
    }

    private SortedMap<VmId, Resident> residents(HostId host) {
        return now.lastSeen(Residents.of(host))
                .map(known -> known.seen().guests())
                .orElse(new TreeMap<>());
    }

    private Optional<Stray> stray(HostId host, VmId id, Resident resident) {
        var vm = fleet.vm(id);
        var runsOn =
                fleet.hosts().keySet().stream()
                        .filter(other -> !dead.contains(other))
                        .filter(other ->
                                now.read(Residents.of(other))
                                        .fact()
                                        .map(seen -> seen.runs(id))
                                        .orElse(false))
                        .findFirst();
        var wanted = vm.wanted().orElse(resident.state().isAlive() ? Wanted.ON : Wanted.OFF);
        if (wanted != Wanted.ON && runsOn.isEmpty()) {
            return refuse(vm, notWanted(wanted), false);
        }
        var definition = now.lastSeen(Definition.of(new Seat(id, host))).map(Reading.Known::seen);
        if (definition.isEmpty()) {
            return refuse(vm, "its definition was never read from " + host, true);
        }
        if (!definition.get().otherDisks().isEmpty()) {
            return refuse(
                    vm,
                    "its disk " + definition.get().otherDisks().getFirst() + " is not in Ceph",
                    true);
        }
        if (definition.get().disks().isEmpty()) {
            return refuse(vm, "it has no disk in Ceph", true);
        }
        return Optional.of(new Stray(vm, host, definition.get(), runsOn));
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
