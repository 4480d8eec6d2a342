package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.HostId;
import java.util.ArrayList;
import java.util.SortedSet;
import java.util.TreeSet;

/// Every host that answered when the plan was made still does: if one fell silent after the power
/// was cut, the wrong machine may have been cut (facts/fence.md 6).
public record OthersAnswer(SortedSet<HostId> hosts) implements Claim {
    @Override
    public String sentence() {
        return "the living hosts still answer";
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        var keys = new TreeSet<Key<?, ?>>();
        hosts.forEach(host -> keys.add(HostPing.of(host)));
        return keys;
    }

    @Override
    public Verdict holds(Snapshot now) {
        var parts = new ArrayList<Verdict>();
        for (var host : hosts) {
            parts.add(
                    now.read(HostPing.of(host))
                            .judge(
                                    "ping of " + host,
                                    ping ->
                                            Verdict.of(
                                                    ping.answered(),
                                                    host + " answers",
                                                    host + " has fallen silent")));
        }
        return Verdict.all(parts);
    }
}
