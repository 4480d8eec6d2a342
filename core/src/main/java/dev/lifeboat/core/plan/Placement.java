package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.MebiBytes;
import dev.lifeboat.core.fleet.Vm;
import dev.lifeboat.core.fleet.VmId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which guest goes where.
///
/// Spread first, because guests that boot side by side slow one another down; when packing leaves
/// fewer out, pack; and then make room by moving one of the others aside. "Does not fit" is only
/// said after both ways have failed, and with the bound that proves it where there is one
/// ([WhyNot]).
///
/// Made once from the rooms of a fleet and asked many times: what would become of the guests of
/// each host, if that one died. Not to be asked by two at a time.
public final class Placement {
    /// What a target has left.
    public record Room(
            HostId host, MebiBytes memory, SortedSet<String> has, SortedSet<String> keptApart) {
        public boolean takes(Guest guest) {
            return memory.holds(guest.memory())
                    && has.containsAll(guest.needs())
                    && guest.vm().keepApart().filter(keptApart::contains).isEmpty();
        }

        public Room with(Guest guest) {
            var apart = new TreeSet<>(keptApart);
            guest.vm().keepApart().ifPresent(apart::add);
            return new Room(host, memory.less(guest.memory()), has, apart);
        }
    }

    /// A guest to be placed.
    public record Guest(Vm vm, MebiBytes memory, SortedSet<String> needs) {
        static Guest of(Vm vm, Definition definition) {
            return new Guest(vm, definition.memory(), definition.places());
        }
    }

    /// Who goes where, and who fits nowhere.
    ///
    /// @param least where all whom any room would take were spread: the least that a chosen room
    ///   had left, which another would have to exceed to be chosen
    public record Result(
            SortedMap<VmId, HostId> placed, List<Guest> left, Optional<MebiBytes> least) {

        /// Whether the same would come out if these rooms had become so: empty for one that takes
        /// no guests any more. May be false where it would; is where somebody was left out, for the
        /// reason that is given is about all rooms.
        boolean standsWith(Map<HostId, Optional<Room>> changed) {
            return left.isEmpty()
                    && least.isPresent()
                    && changed.values().stream()
                            .flatMap(Optional::stream)
                            .allMatch(room -> room.memory().compareTo(least.get()) < 0)
                    && changed.keySet().stream().noneMatch(placed::containsValue);
        }
    }

    private final List<Room> rooms;
    private final Rooms roomiest;
    private @Nullable Rooms tightest;

    private Placement(Collection<Room> rooms) {
        this.rooms = List.copyOf(rooms);
        this.roomiest = new Rooms(rooms, Rooms.Read.FROM_ABOVE);
    }

    public static Placement over(Collection<Room> rooms) {
        return new Placement(rooms);
    }

    /// @param shut rooms that nobody goes to: those of the dead
    public Result place(Collection<Guest> guests, Set<HostId> shut) {
        var sorted = guests.stream().sorted(Placement::compare).toList();
        var spread = spread(sorted, shut);
        if (spread.least().isPresent()) {
            return spread;
        }
        if (tightest == null) {
            tightest = new Rooms(rooms, Rooms.Read.FROM_BELOW);
        }
        shut.forEach(tightest::shut);
        var packed = Attempt.pack(tightest, sorted).result(Optional.empty());
        tightest.restore();
        return packed.left().size() < spread.left().size() ? packed : spread;
    }

    /// The most urgent first, of those the largest. Written out: it is a quarter of the time.
    private static int compare(Guest one, Guest other) {
        var urgency = Integer.compare(one.vm().priority(), other.vm().priority());
        if (urgency != 0) {
            return urgency;
        }
        var size = other.memory().compareTo(one.memory());
        if (size != 0) {
            return size;
        }
        var name = one.vm().name().compareTo(other.vm().name());
        return name != 0 ? name : one.vm().id().compareTo(other.vm().id());
    }

    /// Whom even empty rooms would not take is left out in any way: no reason to pack the others.
    private Result spread(List<Guest> sorted, Set<HostId> shut) {
        shut.forEach(roomiest::shut);
        var spread = Attempt.spread(roomiest, sorted);
        var result = spread.result(spread.least());
        roomiest.restore();
        if (result.left().isEmpty()) {
            return result;
        }
        shut.forEach(roomiest::shut);
        var hopeless =
                result.left().stream()
                        .allMatch(guest -> roomiest.roomiest(roomiest.ask(guest)) == Rooms.NOWHERE);
        roomiest.restore();
        return hopeless ? result : new Result(result.placed(), result.left(), Optional.empty());
    }

    /// Why those who were left out fit nowhere.
    WhyNot whyNot(Collection<Guest> guests, Set<HostId> shut) {
        var open = rooms.stream().filter(room -> !shut.contains(room.host())).toList();
        return new WhyNot(guests, open);
    }
}
