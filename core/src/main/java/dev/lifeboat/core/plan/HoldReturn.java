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

/// Note that nothing of this host may start there until it is readmitted (R9). The fence stays.
///
/// @param bootId of its last life, empty if it was never read: it may return only with another
public record HoldReturn(StepId id, HostId host, String bootId) implements Step {
    @Override
    public String sentence() {
        return "the return of " + host + " is on hold";
    }

    @Override
    public String act() {
        return "hold the return of " + host;
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return Keys.of(ReturnHold.of(host));
    }

    @Override
    public Verdict holds(Snapshot now) {
        return now.read(ReturnHold.of(host))
                .judge("hold", hold -> Verdict.of(hold.held(), "on hold", "not on hold"));
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
