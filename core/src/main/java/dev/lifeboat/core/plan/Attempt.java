package dev.lifeboat.core.plan;

import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.MebiBytes;
import dev.lifeboat.core.fleet.VmId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// One way of putting guests into rooms, guest by guest in their order.
final class Attempt {
    private final Rooms rooms;
    private final List<Rooms.Asking> guests;
    private final int[] at;
    private int left;
    private long least = Long.MAX_VALUE;

    private Attempt(Rooms rooms, List<Placement.Guest> guests) {
        this.rooms = rooms;
        this.guests = guests.stream().map(rooms::ask).toList();
        this.at = new int[guests.size()];
        Arrays.fill(at, Rooms.NOWHERE);
    }

    /// Each into the room with most memory left (worst fit).
    static Attempt spread(Rooms rooms, List<Placement.Guest> guests) {
        var attempt = new Attempt(rooms, guests);
        for (var number = 0; number < guests.size(); number++) {
            attempt.seat(number, rooms.roomiest(attempt.guests.get(number)));
        }
        return attempt;
    }

    /// Each into the room with least memory left (best fit); then those who are left out, by moving
    /// others aside.
    static Attempt pack(Rooms rooms, List<Placement.Guest> guests) {
        var attempt = new Attempt(rooms, guests);
        for (var number = 0; number < guests.size(); number++) {
            attempt.seat(number, rooms.tightest(attempt.guests.get(number), Rooms.NOWHERE));
        }
        if (attempt.left > 0) {
            attempt.left -= new Aside(rooms, attempt.guests, attempt.at).makeRoom();
        }
        return attempt;
    }

    private void seat(int number, int room) {
        at[number] = room;
        if (room == Rooms.NOWHERE) {
            left++;
            return;
        }
        least = Math.min(least, rooms.free(room));
        rooms.put(guests.get(number), room);
    }

    /// The least that a room had left when it was chosen.
    Optional<MebiBytes> least() {
        return Optional.of(new MebiBytes(least));
    }

    Placement.Result result(Optional<MebiBytes> least) {
        var placed = new TreeMap<VmId, HostId>();
        var out = new ArrayList<Placement.Guest>();
        for (var number = 0; number < at.length; number++) {
            var guest = guests.get(number).guest();
            if (at[number] == Rooms.NOWHERE) {
                out.add(guest);
            } else {
                placed.put(guest.vm().id(), rooms.host(at[number]));
            }
        }
        return new Placement.Result(placed, out, least);
    }
}
