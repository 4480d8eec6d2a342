package dev.lifeboat.server;

import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.muster.Muster;
import dev.lifeboat.core.plan.CannotSpeak;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Looks at guests where they run, and judges them.
///
/// @param dead hosts that are silent; until they surely cannot speak, a ping proves nothing
public record RollCall(Station station, SortedSet<HostId> dead) {

    /// What has to be looked at to judge these guests, each where it is seen running.
    ///
    /// @param hosts where they may run
    public static SortedSet<Key<?, ?>> asks(
            Set<HostId> hosts, Set<HostId> dead, Set<VmId> guests, Readings known) {
        var keys = new TreeSet<Key<?, ?>>();
        dead.forEach(host -> keys.addAll(new CannotSpeak(host).asks()));
        keys.removeIf(key -> key.kind().isHistory());
        for (var vm : guests) {
            for (var host : hosts) {
                var seat = new Seat(vm, host);
                if (runs(known, seat)) {
                    keys.addAll(Muster.asks(seat, Muster.disks(seat, known)));
                }
            }
        }
        return keys;
    }

    Called call(Readings known, SortedSet<VmId> guests) {
        var keys = asks(station.site().hosts().keySet(), dead, guests, known);
        var now = known.with(station.surveyor().look(station.fleet(known), keys));
        var quiet = new TreeMap<HostId, Verdict>();
        dead.forEach(host -> quiet.put(host, new CannotSpeak(host).holds(now)));
        var muster = new Muster(station.fleet(now), quiet);
        return new Called(guests.stream().map(vm -> muster.line(vm, now)).toList(), now);
    }

    private static boolean runs(Readings known, Seat seat) {
        return known.read(Residents.of(seat.host()))
                .fact()
                .map(seen -> seen.runs(seat.vm()))
                .orElse(false);
    }
}
