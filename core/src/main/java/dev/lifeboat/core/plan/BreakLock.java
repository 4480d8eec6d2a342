package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.LockOwner;
import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.Subject;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/// Take the image's lock away from the owner that was seen on the dead host.
///
/// Names that exact owner: after a takeover the new owner uses the same key, and breaking *its*
/// lock would turn a living guest's disk read-only.
///
/// @param fenced that the owner cannot write any more: its host is fenced, or was rebooted
public record BreakLock(StepId id, Image image, LockOwner seen, Claim fenced) implements Step {
    @Override
    public String sentence() {
        return "the lock of " + image.label() + " is not held by " + seen;
    }

    @Override
    public String act() {
        return "break lock of " + image.label() + " held by " + seen;
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return Keys.of(LockOwners.of(image));
    }

    @Override
    public Verdict holds(Snapshot now) {
        return now.read(LockOwners.of(image))
                .judge(
                        "lock of " + image.label(),
                        lock ->
                                Verdict.of(
                                        !lock.owners().contains(seen),
                                        seen + " holds no lock of " + image.label(),
                                        seen + " still holds the lock of " + image.label()));
    }

    @Override
    public List<Claim> guards() {
        return List.of(fenced);
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
        return Set.of(image);
    }
}
