package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Kind;
import dev.lifeboat.core.evidence.ReturnHold;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Subject;
import java.util.Set;
import java.util.SortedSet;

/// Let the host have guests again: the end of its readmission.
public record LiftHold(StepId id, HostId host) implements Step {
    @Override
    public String sentence() {
        return host + " may have guests again";
    }

    @Override
    public String act() {
        return "lift the hold of " + host;
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return Keys.of(ReturnHold.of(host));
    }

    @Override
    public Verdict holds(Snapshot now) {
        return now.read(ReturnHold.of(host))
                .judge("hold", hold -> Verdict.of(!hold.held(), "not on hold", "on hold"));
    }

    @Override
    public Risk risk() {
        return Risk.REVERSIBLE;
    }

    @Override
    public Set<Subject> touches() {
        return Set.of(host);
    }

    @Override
    public boolean changes(Kind<?, ?> kind) {
        return kind.equals(ReturnHold.KIND);
    }
}
