package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Baseline;
import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.GuestPing;
import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.muster.Cause;
import dev.lifeboat.core.muster.GuestLine;
import dev.lifeboat.core.muster.Muster;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The guest is well on this host, by the muster's four answers.
///
/// @param fleet as much of it as judging this guest needs
public record GuestIsWell(Seat seat, List<Image> disks, SortedSet<HostId> dead, Fleet fleet)
        implements Claim {
    @Override
    public String sentence() {
        return fleet.vm(seat.vm()) + " is well";
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        var keys = Muster.asks(seat, disks);
        dead.forEach(host -> keys.addAll(new CannotSpeak(host).asks()));
        return keys;
    }

    /// A dead host that answers again can be asked.
    @Override
    public SortedSet<Key<?, ?>> mayAsk(Snapshot now) {
        var keys = new TreeSet<Key<?, ?>>();
        for (var host : dead) {
            if (HostPing.isHeard(host, now)) {
                keys.add(Residents.of(host));
            }
        }
        return keys;
    }

    /// As long as a guest is silent that used to answer, it boots: nothing else makes it well.
    @Override
    public SortedSet<Key<?, ?>> hangsOn(Snapshot now) {
        var vm = seat.vm();
        var answered = now.lastSeen(Baseline.of(vm)).map(known -> known.seen().answered());
        var answers = now.read(GuestPing.of(vm)).fact().map(GuestPing::answered);
        return answered.orElse(false) && !answers.orElse(false)
                ? Keys.of(GuestPing.of(vm))
                : asks();
    }

    /// It cannot speak, or it answers and does not run the guest (R7).
    private Verdict isQuiet(HostId host, Snapshot now) {
        var absent =
                now.read(Residents.of(host))
                        .judge(
                                "hypervisor of " + host,
                                seen ->
                                        Verdict.of(
                                                !seen.runs(seat.vm()),
                                                "not running on " + host,
                                                "running on " + host));
        return Verdict.any(List.of(new MayAnswer(seat.vm(), host).holds(now), absent));
    }

    public String name() {
        return fleet.vm(seat.vm()).name();
    }

    GuestLine line(Snapshot now) {
        var quiet = new TreeMap<HostId, Verdict>();
        dead.forEach(host -> quiet.put(host, isQuiet(host, now)));
        return new Muster(fleet, quiet).line(seat.vm(), now);
    }

    @Override
    public Verdict holds(Snapshot now) {
        var line = line(now);
        return switch (line.tier()) {
            case PROVEN, AS_BEFORE -> Verdict.yes(line.because());
            case CANNOT_KNOW -> Verdict.unknown(line.because());
            case NOT_WELL -> {
                var why = line.verdict() + ": " + line.because();
                // A guest that has just booted may yet answer: silence alone is no verdict.
                var silent = line.cause().map(cause -> cause.kind() == Cause.Kind.SILENT);
                yield silent.orElse(false) ? Verdict.unknown(why) : Verdict.no(why);
            }
        };
    }
}
