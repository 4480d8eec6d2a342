package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.MebiBytes;
import dev.lifeboat.core.fleet.Vm;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.fleet.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which guest goes where.
///
/// Spread first, because guests that boot side by side slow one another down; when that leaves
/// somebody out, pack; and then make room by moving one of the others aside. "Does not fit" is only
/// said after both ways have failed.
final class Placement {
    /// What a target has left.
    record Room(HostId host, MebiBytes memory, SortedSet<String> has, SortedSet<String> keptApart) {
        boolean takes(Guest guest) {
            return memory.holds(guest.memory())
                    && has.containsAll(guest.needs())
                    && guest.vm().keepApart().filter(keptApart::contains).isEmpty();
        }

        Room with(Guest guest) {
            var apart = new TreeSet<>(keptApart);
            guest.vm().keepApart().ifPresent(apart::add);
            return new Room(host, memory.less(guest.memory()), has, apart);
        }
    }

    /// A guest to be placed.
    record Guest(Vm vm, MebiBytes memory, SortedSet<String> needs) {
        static Guest of(Vm vm, Definition definition) {
            return new Guest(vm, definition.memory(), definition.needs());
        }
    }

    /// Who goes where, and who fits nowhere.
    record Result(SortedMap<VmId, HostId> placed, List<Guest> left) {}

    private static final Comparator<Guest> ORDER =
            Comparator.<Guest>comparingInt(guest -> guest.vm().priority())
                    .thenComparing(Guest::memory, Comparator.reverseOrder())
                    .thenComparing(guest -> guest.vm().name());

    private Placement() {}

    static Result place(List<Guest> guests, List<Room> rooms) {
        var spread = tryOrder(guests, rooms, Comparator.comparing(Room::memory).reversed());
        if (spread.left().isEmpty()) {
            return spread;
        }
        var packed =
                repair(tryOrder(guests, rooms, Comparator.comparing(Room::memory)), guests, rooms);
        return packed.left().size() <= spread.left().size() ? packed : spread;
    }

    private static Result tryOrder(
            List<Guest> guests, List<Room> rooms, Comparator<Room> preference) {
        var left = new ArrayList<Guest>();
        var placed = new TreeMap<VmId, HostId>();
        var now = new TreeMap<HostId, Room>();
        rooms.forEach(room -> now.put(room.host(), room));
        var best = preference.thenComparing(Room::host);
        for (var guest : guests.stream().sorted(ORDER).toList()) {
            var room = now.values().stream().filter(each -> each.takes(guest)).min(best);
            room.ifPresentOrElse(
                    found -> {
                        placed.put(guest.vm().id(), found.host());
                        now.put(found.host(), found.with(guest));
                    },
                    () -> left.add(guest));
        }
        return new Result(placed, left);
    }

    /// Makes room for those left out by moving one placed guest to another host.
    private static Result repair(Result first, List<Guest> guests, List<Room> rooms) {
        var placed = new TreeMap<>(first.placed());
        var left = new ArrayList<Guest>();
        for (var out : first.left()) {
            var swap = findSwap(out, placed, guests, rooms);
            if (swap.isEmpty()) {
                left.add(out);
                continue;
            }
            placed.put(out.vm().id(), placed.get(swap.get().aside().vm().id()));
            placed.put(swap.get().aside().vm().id(), swap.get().to());
        }
        return new Result(placed, left);
    }

    private record Swap(Guest aside, HostId to) {}

    private static Optional<Swap> findSwap(
            Guest out, SortedMap<VmId, HostId> placed, List<Guest> guests, List<Room> rooms) {
        for (var aside : guests.stream().sorted(ORDER.reversed()).toList()) {
            var from = placed.get(aside.vm().id());
            if (from == null) {
                continue;
            }
            var without = new TreeMap<>(placed);
            without.remove(aside.vm().id());
            if (!room(from, without, guests, rooms).takes(out)) {
                continue;
            }
            for (var room : rooms) {
                if (!room.host().equals(from)
                        && room(room.host(), without, guests, rooms).takes(aside)) {
                    return Optional.of(new Swap(aside, room.host()));
                }
            }
        }
        return Optional.empty();
    }

    private static Room room(
            HostId host, SortedMap<VmId, HostId> placed, List<Guest> guests, List<Room> rooms) {
        var room =
                rooms.stream().filter(each -> each.host().equals(host)).findFirst().orElseThrow();
        for (var guest : guests) {
            if (host.equals(placed.get(guest.vm().id()))) {
                room = room.with(guest);
            }
        }
        return room;
    }

    /// Why a guest fits nowhere, as a person would say it.
    static String whyNot(Guest guest, List<Room> rooms) {
        var missing = new TreeSet<String>();
        for (var room : rooms) {
            var lacking = new TreeSet<>(guest.needs());
            lacking.removeAll(room.has());
            if (!lacking.isEmpty()) {
                missing.add(room.host() + " lacks " + Words.list(lacking));
            }
        }
        if (rooms.isEmpty()) {
            return "no living host can take guests";
        }
        return missing.size() == rooms.size()
                ? Words.list(missing)
                : "fits on no living host (" + guest.memory() + ")";
    }
}
