package dev.lifeboat.core.plan;

import dev.lifeboat.core.fleet.HostId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/// What the rooms of a fleet have left while guests are put into them, in plain arrays.
///
/// Rooms that have the same things share a ladder, and a guest asks only those ladders whose rooms
/// have all that it needs. Made once for many questions: [#restore] undoes all that was put in.
final class Rooms {
    /// How rooms are numbered, so that of two with as much memory the first host is found first.
    enum Read {
        /// Who spreads reads ladders from above.
        FROM_ABOVE,
        /// Who packs reads them from below.
        FROM_BELOW
    }

    static final int NOWHERE = -1;

    private static final BitSet NOBODY = new BitSet();

    private record Sat(BitSet members, int room) {}

    private final List<Placement.Room> rooms;
    private final Map<HostId, Integer> numbers = new HashMap<>();
    private final long[] first;
    private final long[] free;
    private final Ladder[] ladderOf;
    private final Map<SortedSet<String>, Ladder> ladders = new HashMap<>();
    private final Map<SortedSet<String>, List<Ladder>> fitting = new HashMap<>();
    private final Map<String, BitSet> apart = new HashMap<>();
    private final List<Sat> sat = new ArrayList<>();

    Rooms(Collection<Placement.Room> all, Read read) {
        if (all.size() > Ladder.ROOMS_AT_MOST) {
            throw new IllegalArgumentException(all.size() + " hosts are too many to place on");
        }
        var sorted = new TreeMap<HostId, Placement.Room>();
        all.forEach(room -> sorted.put(room.host(), room));
        var ascending = List.copyOf(sorted.values());
        this.rooms = read == Read.FROM_BELOW ? ascending : ascending.reversed();
        this.free = rooms.stream().mapToLong(room -> room.memory().count()).toArray();
        this.first = free.clone();
        this.ladderOf = new Ladder[free.length];
        var alike = new HashMap<SortedSet<String>, List<Integer>>();
        for (var room = 0; room < free.length; room++) {
            var it = rooms.get(room);
            numbers.put(it.host(), room);
            alike.computeIfAbsent(it.has(), _ -> new ArrayList<>()).add(room);
            for (var group : it.keptApart()) {
                members(group).set(room);
            }
        }
        alike.forEach((has, those) -> {
            var ladder = new Ladder(those.stream().mapToLong(this::rung).toArray());
            ladders.put(has, ladder);
            those.forEach(room -> ladderOf[room] = ladder);
        });
    }

    HostId host(int room) {
        return rooms.get(room).host();
    }

    long free(int room) {
        return free[room];
    }

    private long rung(int room) {
        return Ladder.rung(free[room], room);
    }

    private static int room(long rung) {
        return rung == Ladder.NONE ? NOWHERE : Ladder.room(rung);
    }

    private BitSet members(String group) {
        return apart.computeIfAbsent(group, _ -> new BitSet());
    }

    /// A guest with all that is asked for it, looked up once.
    ///
    /// @param ladders whose rooms have all that it needs
    /// @param without the rooms where one of its group is, whom it must not join
    record Asking(Placement.Guest guest, long memory, List<Ladder> ladders, BitSet without) {
        boolean keepsApart() {
            return guest.vm().keepApart().isPresent();
        }
    }

    Asking ask(Placement.Guest guest) {
        var apart = guest.vm().keepApart();
        return new Asking(
                guest,
                guest.memory().count(),
                fitting(guest.needs()),
                apart.isEmpty() ? NOBODY : members(apart.get()));
    }

    /// The ladders whose rooms have all of this.
    private List<Ladder> fitting(SortedSet<String> needs) {
        var known = fitting.get(needs);
        if (known == null) {
            known =
                    ladders.entrySet().stream()
                            .filter(each -> each.getKey().containsAll(needs))
                            .map(Map.Entry::getValue)
                            .toList();
            fitting.put(needs, known);
        }
        return known;
    }

    /// The room with most memory left that takes the guest.
    int roomiest(Asking asking) {
        var best = Ladder.NONE;
        for (var ladder : asking.ladders()) {
            best = Math.max(best, ladder.roomiest(asking.memory(), asking.without()));
        }
        return room(best);
    }

    /// The room with least memory left that takes the guest.
    int tightest(Asking asking, int except) {
        var best = Ladder.NONE;
        for (var ladder : asking.ladders()) {
            var found = ladder.tightest(asking.memory(), asking.without(), except);
            best = best == Ladder.NONE || (found != Ladder.NONE && found < best) ? found : best;
        }
        return room(best);
    }

    /// The most that any room has left.
    long most() {
        return ladders.values().stream().mapToLong(Ladder::most).max().orElse(0);
    }

    void put(Asking asking, int room) {
        change(room, -asking.memory());
        if (asking.keepsApart()) {
            asking.without().set(room);
            sat.add(new Sat(asking.without(), room));
        }
    }

    /// Takes out one that was put in.
    void take(Asking asking, int room) {
        change(room, asking.memory());
        if (asking.keepsApart()) {
            asking.without().clear(room);
        }
    }

    private void change(int room, long memory) {
        var before = rung(room);
        free[room] += memory;
        ladderOf[room].move(before, rung(room));
    }

    /// Nobody is put there until all is restored.
    void shut(HostId host) {
        var room = numbers.get(host);
        if (room != null) {
            ladderOf[room].remove(rung(room));
        }
    }

    /// As it was made.
    void restore() {
        System.arraycopy(first, 0, free, 0, free.length);
        ladders.values().forEach(Ladder::restore);
        sat.forEach(each -> each.members().clear(each.room()));
        sat.clear();
    }
}
