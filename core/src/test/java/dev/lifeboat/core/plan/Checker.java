package dev.lifeboat.core.plan;

import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.VmId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Judges placements without knowing how they are made: rooms are filled one guest at a time, and
/// each must take what comes. For tests and for bench/placement.
public final class Checker {
    private Checker() {}

    public static void check(
            Collection<Placement.Guest> guests,
            Collection<Placement.Room> rooms,
            Set<HostId> shut,
            Placement.Result result) {
        var left = new TreeMap<HostId, Placement.Room>();
        rooms.forEach(room -> left.put(room.host(), room));
        var waiting = new TreeMap<VmId, Placement.Guest>();
        guests.forEach(guest -> waiting.put(guest.vm().id(), guest));
        result.placed()
                .forEach((vm, host) -> {
                    var guest = waiting.remove(vm);
                    var room = shut.contains(host) ? null : left.get(host);
                    if (guest == null || room == null) {
                        throw new AssertionError(vm + " was not to be placed, or not on " + host);
                    }
                    if (!room.takes(guest)) {
                        throw new AssertionError(room + " does not take " + guest);
                    }
                    left.put(host, room.with(guest));
                });
        result.left().forEach(guest -> waiting.remove(guest.vm().id(), guest));
        if (!waiting.isEmpty()) {
            throw new AssertionError("neither placed nor left out: " + waiting.values());
        }
    }

    /// How many a plain best fit leaves out, the largest of the most urgent first.
    public static long leftByBestFit(
            Collection<Placement.Guest> guests,
            Collection<Placement.Room> rooms,
            Set<HostId> shut) {
        var left = new TreeMap<HostId, Placement.Room>();
        rooms.stream()
                .filter(room -> !shut.contains(room.host()))
                .forEach(room -> left.put(room.host(), room));
        var order =
                Comparator.<Placement.Guest>comparingInt(guest -> guest.vm().priority())
                        .thenComparing(Placement.Guest::memory, Comparator.reverseOrder())
                        .thenComparing(guest -> guest.vm().name());
        return guests.stream().sorted(order).filter(guest -> !fits(guest, left)).count();
    }

    private static boolean fits(Placement.Guest guest, Map<HostId, Placement.Room> left) {
        var best =
                left.values().stream()
                        .filter(room -> room.takes(guest))
                        .min(
                                Comparator.comparing(Placement.Room::memory)
                                        .thenComparing(Placement.Room::host));
        best.ifPresent(room -> left.put(room.host(), room.with(guest)));
        return best.isPresent();
    }

    /// Whether any way at all places everybody; tries them all.
    public static boolean fitsSomehow(List<Placement.Guest> guests, List<Placement.Room> rooms) {
        if (guests.isEmpty()) {
            return true;
        }
        var first = guests.getFirst();
        for (var room : rooms) {
            if (room.takes(first)) {
                var then = rooms.stream().map(each -> each.equals(room) ? each.with(first) : each);
                if (fitsSomehow(guests.subList(1, guests.size()), then.toList())) {
                    return true;
                }
            }
        }
        return false;
    }
}
