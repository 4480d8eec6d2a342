package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.BmcIdentity;
import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.HostIdentity;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Kind;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/// Switch a living host off by its BMC, to learn whether that can be done: only while it runs
/// nothing, and only by a BMC that is its own.
///
/// @param alone that no daemon of Ceph would be switched off with it
public record SwitchOff(StepId id, HostId host, List<ServesOnly> alone) implements Step {
    public SwitchOff {
        alone = List.copyOf(alone);
    }

    private PowerSeenOff claim() {
        return new PowerSeenOff(host);
    }

    @Override
    public String sentence() {
        return claim().sentence();
    }

    @Override
    public String act() {
        return "switch off " + host;
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return claim().asks();
    }

    @Override
    public Verdict holds(Snapshot now) {
        return claim().holds(now);
    }

    @Override
    public List<Claim> guards() {
        var guards = new ArrayList<Claim>(alone);
        guards.add(new BmcIsOf(host));
        guards.add(new RunsNothing(host));
        return guards;
    }

    @Override
    public Limits limits() {
        return Limits.BMC;
    }

    @Override
    public Risk risk() {
        return Risk.DESTRUCTIVE;
    }

    @Override
    public Set<Subject> touches() {
        return Set.of(host);
    }

    @Override
    public boolean changes(Kind<?, ?> kind) {
        return !kind.equals(HostIdentity.KIND) && !kind.equals(BmcIdentity.KIND);
    }

    @Override
    public boolean isTrial() {
        return true;
    }
}
