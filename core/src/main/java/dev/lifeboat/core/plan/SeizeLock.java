package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.DeadHolder;
import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Subject;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/// Have a client on a host die while it holds an image's lock, as the guests' clients do when their
/// host dies.
///
/// @param like the definition of a guest there: its key is used
public record SeizeLock(StepId id, HostId host, Dummy dummy, Definition like) implements Step {
    @Override
    public String sentence() {
        return "a client on " + host + " died with the lock of " + dummy;
    }

    @Override
    public String act() {
        return "kill a client on " + host + " that holds the lock of " + dummy;
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return Keys.of(DeadHolder.of(dummy.image()));
    }

    @Override
    public Verdict holds(Snapshot now) {
        return now.read(DeadHolder.of(dummy.image()))
                .judge(
                        "who died with the lock of " + dummy,
                        seen ->
                                seen.owner()
                                        .map(owner -> Verdict.yes("it was " + owner))
                                        .orElse(Verdict.no("nobody did")));
    }

    @Override
    public List<Claim> guards() {
        return dummy.guards();
    }

    @Override
    public Limits limits() {
        return dummy.limits();
    }

    @Override
    public Risk risk() {
        return Risk.REVERSIBLE;
    }

    @Override
    public Set<Subject> touches() {
        return Set.of(dummy.image());
    }

    @Override
    public boolean isTrial() {
        return true;
    }
}
