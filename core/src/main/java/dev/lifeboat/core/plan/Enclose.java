package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.Subject;
import java.util.Set;
import java.util.SortedSet;

/// Make a network on the host for the stunt alone, which nothing leaves.
public record Enclose(StepId id, Stunt stunt) implements Step {
    private IsEnclosed claim() {
        return new IsEnclosed(stunt);
    }

    @Override
    public String sentence() {
        return claim().sentence();
    }

    @Override
    public String act() {
        return "make the closed network " + stunt.bridge() + " on " + stunt.host();
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
    public Risk risk() {
        return Risk.REVERSIBLE;
    }

    @Override
    public Set<Subject> touches() {
        return Set.of(stunt.seat());
    }
}
