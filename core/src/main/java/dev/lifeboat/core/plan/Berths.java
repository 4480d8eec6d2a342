package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.VmId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Who of the guests of dead hosts goes where, and who is left out and why: a plan without its
/// steps, and the witness that there is room. Small enough to be kept for every host of a fleet.
public final class Berths {
    /// Who waits for a berth.
    static final class Wanting {
        private final SortedSet<HostId> dead;
        private final TreeMap<VmId, Placement.Guest> guests = new TreeMap<>();
        private final TreeMap<VmId, HostId> settled = new TreeMap<>();
        private final List<Refusal> refused;

        private Wanting(SortedSet<HostId> dead, List<Refusal> refused) {
            this.dead = dead;
            this.refused = refused;
        }

        static Wanting of(Strays strays, SortedSet<HostId> dead) {
            var wanting = new Wanting(dead, strays.refusals());
            for (var stray : strays.all()) {
                var guest = Placement.Guest.of(stray.vm(), stray.definition());
                wanting.guests.put(stray.vm().id(), guest);
                stray.runsOn().ifPresent(host -> wanting.settle(guest, host));
            }
            return wanting;
        }

        void settle(Placement.Guest guest, HostId host) {
            guests.remove(guest.vm().id());
            settled.put(guest.vm().id(), host);
        }
    }

    private final Wanting wanting;
    private final Placement.Result result;
    private final SortedMap<VmId, HostId> moves;
    private final List<Refusal> refusals;

    private Berths(Wanting wanting, Placement.Result result, List<Refusal> refusals) {
        this.wanting = wanting;
        this.result = result;
        this.refusals = List.copyOf(refusals);
        this.moves = new TreeMap<>(result.placed());
        moves.putAll(wanting.settled);
    }

    /// If that host died now.
    ///
    /// @param placement over the rooms of the same census
    public static Berths of(Census census, Snapshot now, HostId host, Placement placement) {
        var dead = new TreeSet<>(List.of(host));
        var strays = new Strays(census, now, dead, Collections.emptySortedSet());
        return of(Wanting.of(strays, dead), placement);
    }

    static Berths of(Wanting wanting, Placement placement) {
        var guests = wanting.guests.values();
        var result = placement.place(guests, wanting.dead);
        var refusals = new ArrayList<>(wanting.refused);
        if (!result.left().isEmpty()) {
            var whyNot = placement.whyNot(guests, wanting.dead);
            for (var left : result.left()) {
                var vm = left.vm();
                refusals.add(new Refusal(vm.id(), vm.name(), whyNot.of(left), true));
            }
        }
        return new Berths(wanting, result, refusals);
    }

    /// The same guests in other rooms.
    public Berths in(Placement placement) {
        return of(wanting, placement);
    }

    /// Whether the same would come out if these rooms had become so: empty for one that takes no
    /// guests any more. May be false where it would.
    public boolean standsWith(Map<HostId, Optional<Placement.Room>> changed) {
        return result.standsWith(changed);
    }

    /// Where each guest goes, or already is.
    public SortedMap<VmId, HostId> moves() {
        return Collections.unmodifiableSortedMap(moves);
    }

    /// Who is left out.
    public List<Refusal> refusals() {
        return refusals;
    }

    /// Whether it is left out for want of a room, and not for what it is.
    public boolean fitsNowhere(VmId vm) {
        return result.left().stream().anyMatch(guest -> guest.vm().id().equals(vm));
    }

    /// Whether the two say the same of every guest.
    public boolean isAs(Berths other) {
        return moves.equals(other.moves) && refusals.equals(other.refusals);
    }
}
