package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Subject;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Put the host's whole storage address on the cluster's blocklist, for ten years, and read it
/// back.
///
/// Entered before any lock is touched: an entry that librbd makes itself lasts an hour, and adding
/// to an entry does not extend it (facts/fence.md 1).
public record EnterFence(
        StepId id, HostId host, ClusterId cluster, String address, IsSilent dead, ServesOnly alone)
        implements Step {
    @Override
    public String sentence() {
        return cannotWrite().sentence();
    }

    @Override
    public String act() {
        return "blocklist " + address + " as a whole";
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return cannotWrite().asks();
    }

    @Override
    public Verdict holds(Snapshot now) {
        return cannotWrite().holds(now);
    }

    @Override
    public List<Claim> guards() {
        return List.of(dead, alone);
    }

    @Override
    public Risk risk() {
        return Risk.DESTRUCTIVE;
    }

    @Override
    public Set<Subject> touches() {
        return Set.of(cluster);
    }

    /// Or else a person has unplugged the host, where the address must not be fenced (R2).
    private CannotWrite cannotWrite() {
        return new CannotWrite(
                host, new TreeSet<>(Set.of(address)), new TreeSet<>(Set.of(cluster)));
    }
}
