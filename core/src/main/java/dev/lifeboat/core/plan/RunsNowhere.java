package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.VmId;
import java.util.ArrayList;
import java.util.SortedSet;
import java.util.TreeSet;

/// Every host where the guest was last seen, defined by us or started by hand says that it does not
/// run there, or cannot speak (R7): a QEMU that was cut off for 30 s has no watch left to be seen
/// by.
///
/// @param suspects the hosts to ask, the dead one not among them
public record RunsNowhere(VmId vm, String name, SortedSet<HostId> suspects) implements Claim {
    @Override
    public String sentence() {
        return name + " runs nowhere else";
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        var keys = new TreeSet<Key<?, ?>>();
        suspects.forEach(host -> keys.add(Residents.of(host)));
        return keys;
    }

    @Override
    public Verdict holds(Snapshot now) {
        var parts = new ArrayList<Verdict>();
        suspects.forEach(host -> parts.add(absent(host, now)));
        return Verdict.all(parts);
    }

    private Verdict absent(HostId host, Snapshot now) {
        return switch (now.read(Residents.of(host))) {
            case Reading.Known<Residents>(var seen, _, _, _) ->
                    Verdict.of(
                            !seen.runs(vm), "not running on " + host, "it already runs on " + host);
            case Reading.Unknown<Residents>(var why, _, _, _) -> {
                var gone = new CannotSpeak(host).holds(now);
                yield gone.isYes()
                        ? Verdict.yes(host + " cannot speak")
                        : Verdict.unknown("whether it runs on " + host + ": " + why);
            }
        };
    }
}
