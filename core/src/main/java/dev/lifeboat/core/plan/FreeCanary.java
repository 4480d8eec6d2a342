package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.DeadHolder;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.Subject;
import java.util.Set;
import java.util.SortedSet;

/// Take the lock of a canary image away from the client that was killed with it, if no other could,
/// and forget who that was: the next drill begins as this one did.
public record FreeCanary(StepId id, CanaryImage canary) implements Step {
    @Override
    public String sentence() {
        return "nothing is left of a drill at " + canary;
    }

    @Override
    public String act() {
        return "free " + canary;
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return Keys.of(DeadHolder.of(canary.image()));
    }

    @Override
    public Verdict holds(Snapshot now) {
        return now.read(DeadHolder.of(canary.image()))
                .judge(
                        "who died with the lock of " + canary,
                        seen ->
                                Verdict.of(
                                        seen.owner().isEmpty(),
                                        "nobody is noted to have died with it",
                                        "a client that died with it is still noted"));
    }

    @Override
    public Limits limits() {
        return Limits.WATCH;
    }

    @Override
    public Risk risk() {
        return Risk.REVERSIBLE;
    }

    @Override
    public Set<Subject> touches() {
        return Set.of(canary.image());
    }

    @Override
    public boolean cleansUp() {
        return true;
    }
}
