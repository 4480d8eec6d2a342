package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Blocklist;
import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Subject;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Remove an entry that ends too soon to be a fence: adding to it would not extend it (R3). Only
/// before any lock of the host was touched, or when it is off.
public record ClearShortEntry(
        StepId id, HostId host, ClusterId cluster, String address, List<Claim> guards)
        implements Step {
    @Override
    public String sentence() {
        return "no short blocklist entry of " + address + " stands in the way";
    }

    @Override
    public String act() {
        return "remove the short blocklist entry of " + address;
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return Keys.of(Blocklist.of(cluster));
    }

    @Override
    public Verdict holds(Snapshot now) {
        return now.read(Blocklist.of(cluster))
                .judge(
                        "blocklist of " + cluster,
                        list ->
                                list.wholeHostUntil(address)
                                        .map(_ ->
                                                new FenceStands(
                                                                host,
                                                                new TreeSet<>(Set.of(address)),
                                                                new TreeSet<>(Set.of(cluster)))
                                                        .holds(now))
                                        .orElse(Verdict.yes("no entry of " + address)));
    }

    /// A second removal that is late would remove the long entry that follows: not before an order
    /// that was lost on its way is lost for good.
    @Override
    public Limits limits() {
        return new Limits(Limits.WATCH.patience(), 2);
    }

    @Override
    public Risk risk() {
        return Risk.REVERSIBLE;
    }

    @Override
    public Set<Subject> touches() {
        return Set.of(cluster);
    }
}
