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

/// Take the host's address off the blocklist: the last step of its readmission (R9), since a
/// stopped QEMU's write in flight lands as soon as it is gone.
public record LiftFence(
        StepId id, HostId host, ClusterId cluster, String address, List<Claim> guards)
        implements Step {
    @Override
    public String sentence() {
        return host + " may write again";
    }

    @Override
    public String act() {
        return "remove the blocklist entry of " + address;
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
                                Verdict.of(
                                        list.wholeHostUntil(address).isEmpty(),
                                        "no entry of " + address,
                                        address + " is still blocklisted"));
    }

    @Override
    public Risk risk() {
        return Risk.DESTRUCTIVE;
    }

    @Override
    public Set<Subject> touches() {
        return Set.of(cluster);
    }
}
