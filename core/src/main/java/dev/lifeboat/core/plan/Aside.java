package dev.lifeboat.core.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes room for guests that were left out by moving one that was placed to another room.
final class Aside {
    /// Rooms and guests looked at for one that was left out. The fullest rooms are of no use, so a
    /// move that helps is found early or not at all.
    private static final int LOOKS_EACH = 2_000;

    /// And for all together, so that a fleet without room for thousands is not searched thousands
    /// of times: about 20 ms.
    private static final int LOOKS_AT_MOST = 100_000;

    private final Rooms rooms;
    private final List<Rooms.Asking> guests;
    private final int[] at;
    private final Map<Integer, List<Integer>> in = new HashMap<>();
    private int looks = LOOKS_AT_MOST;
    private int looksEach;

    /// @param at the room of each guest; changed as they are moved
    Aside(Rooms rooms, List<Rooms.Asking> guests, int[] at) {
        this.rooms = rooms;
        this.guests = guests;
        this.at = at;
        for (var number = at.length - 1; number >= 0; number--) {
            if (at[number] != Rooms.NOWHERE) {
                in(at[number]).add(number);
            }
        }
    }

    /// Those in a room; who comes last in the order of placing is moved first.
    private List<Integer> in(int room) {
        return in.computeIfAbsent(room, _ -> new ArrayList<>());
    }

    /// How many of those left out have a room now.
    int makeRoom() {
        var helped = 0;
        for (var out = 0; out < at.length; out++) {
            if (at[out] == Rooms.NOWHERE && makeRoomFor(out)) {
                helped++;
            }
        }
        return helped;
    }

    private boolean makeRoomFor(int out) {
        looksEach = Math.min(LOOKS_EACH, looks);
        looks -= looksEach;
        var found = search(out);
        looks += looksEach;
        return found;
    }

    private boolean search(int out) {
        var guest = guests.get(out);
        // Nobody who needs more than this can be moved anywhere.
        var most = rooms.most();
        for (var ladder : guest.ladders()) {
            for (var rung = ladder.count() - 1; rung >= 0 && looksEach-- > 0; rung--) {
                var room = Ladder.room(ladder.rung(rung));
                if (guest.memory() - rooms.free(room) > most) {
                    break;
                }
                if (swap(out, room, most)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean swap(int out, int room, long most) {
        var guest = guests.get(out);
        var missing = guest.memory() - rooms.free(room);
        var joined = guest.without().get(room);
        for (var number : in(room)) {
            if (looksEach-- <= 0) {
                return false;
            }
            var aside = guests.get(number);
            var size = aside.memory();
            if (size < missing || size > most || (joined && !same(guest, aside))) {
                continue;
            }
            var to = rooms.tightest(aside, room);
            if (to != Rooms.NOWHERE) {
                move(number, to);
                at[out] = room;
                rooms.put(guest, room);
                in(room).add(out);
                return true;
            }
        }
        return false;
    }

    private static boolean same(Rooms.Asking one, Rooms.Asking other) {
        return one.guest().vm().keepApart().equals(other.guest().vm().keepApart());
    }

    private void move(int number, int to) {
        var aside = guests.get(number);
        in(at[number]).remove(Integer.valueOf(number));
        rooms.take(aside, at[number]);
        rooms.put(aside, to);
        at[number] = to;
        in(to).add(number);
    }
}
