package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Seat;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Plans the evacuation of dead hosts: decides who goes where, who stays and why. Pure: the same
/// readings give the same plan.
public final class Planner {
    private final Census census;
    private final Snapshot now;
    private final SortedSet<HostId> dead;
    private final SortedSet<Seat> begun;
    private final TreeMap<HostId, Placement.Room> rooms = new TreeMap<>();

    private Planner(Census census, Snapshot now, Goal.Evacuate goal, SortedSet<Seat> begun) {
        this.census = census;
        this.now = now;
        this.dead = goal.dead();
        this.begun = begun;
        census.rooms()
                .filter(room -> goal.onto().isEmpty() || goal.onto().contains(room.host()))
                .filter(room -> !dead.contains(room.host()))
                .forEach(room -> rooms.put(room.host(), room));
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
        return new Planner(Census.of(fleet, now), now, goal, begun).plan(brakes);
    }

    /// Moves the drives of a dead host into another chassis.
    public static Plan swap(Fleet fleet, Snapshot now, Goal.SwapChassis goal, Brakes brakes) {
        var seen = now.read(Residents.of(goal.host())).answered();
        return new ChassisSwap(fleet, now, goal, brakes).plan(seen);
    }

    private Plan plan(Brakes brakes) {
        var targets = new TreeSet<>(rooms.keySet());
        var strays = new Strays(census, now, dead, begun);
        var berths = Berths.of(settle(strays), Placement.over(rooms.values()));
        var placed =
                strays.all().stream()
                        .filter(stray -> berths.moves().containsKey(stray.vm().id()))
                        .sorted(Stray.ORDER)
                        .toList();
        var scene = new Scene(census, now, dead, targets, brakes);
        return new Evacuation(scene, placed, berths.moves())
                .plan(new Goal.Evacuate(dead, targets), seen(), berths.refusals());
    }

    /// Guests that were begun somewhere stay there where they fit, so that nothing has to be
    /// undone.
    private Berths.Wanting settle(Strays strays) {
        var wanting = Berths.Wanting.of(strays, dead);
        for (var stray : strays.all()) {
            if (stray.runsOn().isEmpty()) {
                var guest = Placement.Guest.of(stray.vm(), stray.definition());
                stray.begunOn().stream()
                        .flatMap(host -> Optional.ofNullable(rooms.get(host)).stream())
                        .filter(each -> each.takes(guest))
                        .findFirst()
                        .ifPresent(room -> {
                            rooms.put(room.host(), room.with(guest));
                            wanting.settle(guest, room.host());
                        });
            }
        }
        return wanting;
    }

    private Instant seen() {
        return census.fleet().hosts().keySet().stream()
                .map(host -> now.read(Residents.of(host)).answered())
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
    }
}
