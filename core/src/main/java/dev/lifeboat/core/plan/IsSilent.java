package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Testimony;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.evidence.WitnessPing;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Witness;
import java.util.ArrayList;
import java.util.SortedSet;
import java.util.TreeSet;

/// The host is silent and it is not our own network: the brake before anything is fenced or cut.
///
/// @param others the other hosts of the fleet
/// @param silentAtMost how many of them may be silent at once before we doubt ourselves instead
public record IsSilent(
        HostId host, SortedSet<HostId> others, SortedSet<Witness> witnesses, int silentAtMost)
        implements Claim {
    @Override
    public String sentence() {
        return host + " is dead";
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        var keys = new TreeSet<Key<?, ?>>();
        keys.add(HostPing.of(host));
        others.forEach(other -> keys.add(HostPing.of(other)));
        witnesses.forEach(witness -> keys.add(WitnessPing.of(witness)));
        keys.add(Testimony.of(host));
        return keys;
    }

    @Override
    public Verdict holds(Snapshot now) {
        var givenUp = Testimony.by(now, host, Testimony.Statement.GIVEN_UP);
        if (givenUp.isPresent()) {
            return Verdict.yes("given up by " + givenUp.get());
        }
        var parts = new ArrayList<Verdict>();
        parts.add(
                now.read(HostPing.of(host))
                        .judge(
                                "ping of " + host,
                                ping ->
                                        Verdict.of(
                                                !ping.answered(),
                                                host + " does not answer ping",
                                                host + " answers ping")));
        parts.add(brake(now));
        for (var witness : witnesses) {
            parts.add(
                    now.read(WitnessPing.of(witness))
                            .judge(
                                    "ping of witness " + witness,
                                    ping ->
                                            ping.answered()
                                                    ? Verdict.yes("witness " + witness + " answers")
                                                    : Verdict.unknown(
                                                            "witness "
                                                                    + witness
                                                                    + " is silent too: it may be"
                                                                    + " our own network")));
        }
        return Verdict.all(parts);
    }

    private Verdict brake(Snapshot now) {
        var silent = others.stream().filter(other -> !HostPing.isHeard(other, now)).toList();
        return silent.size() <= silentAtMost
                ? Verdict.yes(others.size() - silent.size() + " other hosts answer")
                : Verdict.unknown(
                        silent
                                + " are silent as well: more than the "
                                + silentAtMost
                                + " that the brake allows");
    }
}
