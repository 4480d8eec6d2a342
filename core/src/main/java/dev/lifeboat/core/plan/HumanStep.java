package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.Subject;
import java.util.Set;
import java.util.SortedSet;

/// Something that a person must do with their hands, and how it is seen that they did: "put drive
/// S/N X into slot 3 of spare1".
public record HumanStep(StepId id, String instruction, Claim proof, Limits limits) implements Step {
    @Override
    public String sentence() {
        return proof.sentence();
    }

    @Override
    public String act() {
        return instruction;
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return proof.asks();
    }

    @Override
    public Verdict holds(Snapshot now) {
        return proof.holds(now);
    }

    @Override
    public Risk risk() {
        return Risk.REVERSIBLE;
    }

    @Override
    public Set<Subject> touches() {
        return Set.of();
    }

    @Override
    public boolean actsByItself() {
        return false;
    }
}
