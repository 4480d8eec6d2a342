package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.Subject;
import java.util.Set;
import java.util.SortedSet;

/// Only looks, to learn whether the claim holds: a no is an answer, and the lane goes on.
public record SeeWhether(StepId id, Claim claim, Limits limits) implements Step {
    @Override
    public String sentence() {
        return claim.sentence();
    }

    @Override
    public String act() {
        return "see whether " + claim.sentence();
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return claim.asks();
    }

    @Override
    public SortedSet<Key<?, ?>> mayAsk(Snapshot now) {
        return claim.mayAsk(now);
    }

    @Override
    public SortedSet<Key<?, ?>> hangsOn(Snapshot now) {
        return claim.hangsOn(now);
    }

    @Override
    public Verdict holds(Snapshot now) {
        return claim.holds(now);
    }

    @Override
    public Risk risk() {
        return Risk.NONE;
    }

    @Override
    public Set<Subject> touches() {
        return Set.of();
    }

    @Override
    public boolean actsByItself() {
        return false;
    }

    @Override
    public boolean isTrial() {
        return true;
    }
}
