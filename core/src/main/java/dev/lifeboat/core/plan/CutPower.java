package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.BmcIdentity;
import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Kind;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Subject;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/// Switch the host off by its BMC, once it is proven to be its own, and see it off.
///
/// A BMC that says "done" while the power stays on, one that refuses and one that is dead are all
/// told apart by looking afterwards; nothing is tried again blindly.
public record CutPower(StepId id, HostId host, IsSilent dead) implements Step {
    @Override
    public String sentence() {
        return new CannotSpeak(host).sentence();
    }

    @Override
    public String act() {
        return "cut the power of " + host;
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return new CannotSpeak(host).asks();
    }

    @Override
    public Verdict holds(Snapshot now) {
        return new CannotSpeak(host).holds(now);
    }

    @Override
    public List<Claim> guards() {
        return List.of(dead, new BmcIsOf(host));
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
        return !kind.equals(HostPing.KIND) && !kind.equals(BmcIdentity.KIND);
    }
}
