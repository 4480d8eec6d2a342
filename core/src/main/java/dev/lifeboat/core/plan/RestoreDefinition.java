package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.Subject;
import java.util.Set;
import java.util.SortedSet;

/// Put the guest's original definition back, which recovery had changed so that its disks stop it
/// at an error. The running guest is not touched.
public record RestoreDefinition(StepId id, Seat seat, String name, Definition original)
        implements Step {
    @Override
    public String sentence() {
        return name + " has its own definition again";
    }

    @Override
    public String act() {
        return "restore the definition of " + name + " on " + seat.host();
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return Keys.of(Definition.of(seat));
    }

    @Override
    public Verdict holds(Snapshot now) {
        return now.read(Definition.of(seat))
                .judge(
                        "definition of " + name,
                        seen ->
                                Verdict.of(
                                        !seen.recovering(),
                                        "its own definition",
                                        "still the definition made for recovery"));
    }

    @Override
    public Risk risk() {
        return Risk.REVERSIBLE;
    }

    @Override
    public Set<Subject> touches() {
        return Set.of(seat);
    }
}
