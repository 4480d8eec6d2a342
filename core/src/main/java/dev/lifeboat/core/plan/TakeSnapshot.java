package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.SnapshotSum;
import dev.lifeboat.core.evidence.Snapshots;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.Subject;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/// Take a snapshot of a living guest's image, and write its checksum down.
///
/// It is as if the power had been cut at that moment, which is what the drill is about.
public record TakeSnapshot(StepId id, Twin twin, HolderLives holder) implements Step {
    @Override
    public String sentence() {
        return "there is a snapshot " + twin;
    }

    @Override
    public String act() {
        return "take the snapshot " + twin;
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return Keys.of(Snapshots.of(twin.original()), SnapshotSum.of(twin.copy().image()));
    }

    @Override
    public Verdict holds(Snapshot now) {
        var taken =
                now.read(Snapshots.of(twin.original()))
                        .judge(
                                "snapshots of " + twin.original().label(),
                                seen ->
                                        Verdict.of(
                                                seen.guarded().contains(twin.snapshot()),
                                                "it is there",
                                                "it is not there"));
        var summed =
                now.read(SnapshotSum.of(twin.copy().image()))
                        .judge(
                                "checksum of " + twin,
                                seen ->
                                        Verdict.of(
                                                seen.then().isPresent(),
                                                "and its checksum is written down",
                                                "its checksum is not written down"));
        return Verdict.all(List.of(taken, summed));
    }

    @Override
    public List<Claim> guards() {
        return List.of(new CephServes(twin.original().cluster()), holder);
    }

    @Override
    public Risk risk() {
        return Risk.REVERSIBLE;
    }

    @Override
    public Set<Subject> touches() {
        return Set.of(twin.original(), twin.copy().image());
    }
}
