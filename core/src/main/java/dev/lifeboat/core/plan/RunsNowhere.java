package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Key;
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
/// @param here the host whose hypervisor has to answer, since it is to act next
/// @param suspects other living hosts to ask
/// @param dead the hosts that it has to leave; other claims are about them
public record RunsNowhere(
        VmId vm, String name, HostId here, SortedSet<HostId> suspects, SortedSet<HostId> dead)
        implements Claim {
    @Override
    public String sentence() {
        return name + " runs nowhere else";
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        var keys = new TreeSet<Key<?, ?>>();
        keys.add(Residents.of(here));
        suspects.forEach(host -> keys.add(Residents.of(host)));
        return keys;
    }

    @Override
    public SortedSet<Key<?, ?>> mayAsk(Snapshot now) {
        var keys = new TreeSet<Key<?, ?>>();
        suspects.forEach(host -> keys.addAll(new CannotSpeak(host).asks()));
        return keys;
    }

    @Override
    public Verdict holds(Snapshot now) {
        var parts = new ArrayList<Verdict>();
        parts.add(absent(here, now));
        for (var host : suspects) {
            var absent = absent(host, now);
            var mute =
                    absent.answer() == Answer.UNKNOWN && new CannotSpeak(host).holds(now).isYes();
            parts.add(mute ? Verdict.yes(host + " cannot speak") : absent);
        }
        for (var host : now.subjects(Residents.KIND)) {
            if (isSurprise(host, now)) {
                parts.add(Verdict.no("it was seen running on " + host));
            }
        }
        return Verdict.all(parts);
    }

    /// Somebody started it where it was not known when the plan was made.
    private boolean isSurprise(HostId host, Snapshot now) {
        return !host.equals(here)
                && !suspects.contains(host)
                && !dead.contains(host)
                && now.lastSeen(Residents.of(host))
                        .map(known -> known.seen().runs(vm))
                        .orElse(false);
    }

    private Verdict absent(HostId host, Snapshot now) {
        return now.read(Residents.of(host))
                .judge(
                        "whether it runs on " + host,
                        seen ->
                                Verdict.of(
                                        !seen.runs(vm),
                                        "not running on " + host,
                                        "it already runs on " + host));
    }
}
