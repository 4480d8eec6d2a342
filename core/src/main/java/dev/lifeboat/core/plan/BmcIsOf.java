package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.BmcIdentity;
import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.HostIdentity;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.HostId;
import java.util.SortedSet;

/// The BMC that the site file names for this host is this host's: the same serial or UUID was read
/// by the BMC now and from the running host while it lived.
///
/// A swapped entry would power off a living host and "prove" the dead one fenced (facts/fence.md
/// 6).
public record BmcIsOf(HostId host) implements Claim {
    @Override
    public String sentence() {
        return "the BMC is " + host + "'s own";
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return Keys.of(BmcIdentity.of(host), HostIdentity.of(host));
    }

    @Override
    public Verdict holds(Snapshot now) {
        var lived = now.lastSeen(HostIdentity.of(host));
        if (lived.isEmpty()) {
            return Verdict.unknown("which machine " + host + " is was never read while it lived");
        }
        return switch (now.read(BmcIdentity.of(host))) {
            case Reading.Unknown<BmcIdentity>(var why, _, _, _) -> Verdict.unknown("BMC: " + why);
            case Reading.Known<BmcIdentity>(var bmc, _, _, _) ->
                    Verdict.of(
                            bmc.isTheMachineOf(lived.get().seen()),
                            "the BMC is the same machine as " + host,
                            "the BMC that the site file gives for "
                                    + host
                                    + " is another machine's");
        };
    }
}
