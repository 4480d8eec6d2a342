package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.HostId;
import java.util.List;
import java.util.SortedSet;

/// Nothing on the host can write to any guest's disk, now or when it comes back. Guards every lock.
///
/// Power off alone is not enough here (R2): somebody may press the button, and libvirtd starts its
/// guests. Where an address cannot be fenced, a person must have unplugged the host.
public record CannotWrite(HostId host, SortedSet<String> addresses, SortedSet<ClusterId> clusters)
        implements Claim {
    @Override
    public String sentence() {
        return host + " cannot write";
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        var keys = fence().asks();
        keys.addAll(new Unplugged(host).asks());
        return keys;
    }

    @Override
    public Verdict holds(Snapshot now) {
        var unplugged = new Unplugged(host).holds(now);
        var fenced = fence().holds(now);
        return unplugged.isYes() ? Verdict.any(List.of(fenced, unplugged)) : fenced;
    }

    private FenceStands fence() {
        return new FenceStands(host, addresses, clusters);
    }
}
