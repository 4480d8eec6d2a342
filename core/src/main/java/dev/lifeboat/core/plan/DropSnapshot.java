package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Snapshots;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.Subject;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/// Remove the snapshot that a drill took of a guest's image, and what was written down of it.
public record DropSnapshot(StepId id, Twin twin, HolderLives holder) implements Step {
    @Override
    public String sentence() {
        return "the snapshot " + twin + " is gone";
    }

    @Override
    public String act() {
        return "remove the snapshot " + twin;
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return Keys.of(Snapshots.of(twin.original()));
    }

    @Override
    public Verdict holds(Snapshot now) {
        return now.read(Snapshots.of(twin.original()))
                .judge(
                        "snapshots of " + twin.original().label(),
                        seen ->
                                Verdict.of(
                                        !seen.names().contains(twin.snapshot()),
                                        "it is gone",
                                        "it is there"));
    }

    @Override
    public List<Claim> guards() {
        return List.of(holder);
    }

    @Override
    public Limits limits() {
        return Limits.WATCH;
    }

    @Override
    public Risk risk() {
        return Risk.DESTRUCTIVE;
    }

    @Override
    public Set<Subject> touches() {
        return Set.of(twin.original(), twin.copy().image());
    }

    @Override
    public boolean cleansUp() {
        return true;
    }
}
