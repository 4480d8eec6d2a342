package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Kind;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.Subject;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/// A step of an outage, done by a drill to learn whether it can be done. Who is awake at night may
/// give up sooner than a drill should.
public record Tries(Step step, Limits limits) implements Step {
    @Override
    public StepId id() {
        return step.id();
    }

    @Override
    public Step itself() {
        return step;
    }

    @Override
    public String sentence() {
        return step.sentence();
    }

    @Override
    public String act() {
        return step.act();
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return step.asks();
    }

    @Override
    public SortedSet<Key<?, ?>> mayAsk(Snapshot now) {
        return step.mayAsk(now);
    }

    @Override
    public SortedSet<Key<?, ?>> hangsOn(Snapshot now) {
        return step.hangsOn(now);
    }

    @Override
    public Verdict holds(Snapshot now) {
        return step.holds(now);
    }

    @Override
    public List<Claim> guards() {
        return step.guards();
    }

    @Override
    public Risk risk() {
        return step.risk();
    }

    @Override
    public Set<Subject> touches() {
        return step.touches();
    }

    @Override
    public boolean changes(Kind<?, ?> kind) {
        return step.changes(kind);
    }

    @Override
    public boolean isTrial() {
        return true;
    }
}
