package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.DeadHolder;
import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Subject;
import java.time.Duration;
import java.util.Set;
import java.util.SortedSet;

/// Have a client on a host die while it holds a scratch image's lock, as the guests' clients do
/// when their host dies.
///
/// @param like the definition of a guest there: its key is used
public record SeizeLock(StepId id, HostId host, Scratch scratch, Definition like) implements Step {
    @Override
    public String sentence() {
        return "a client on " + host + " died with the lock of " + scratch;
    }

    @Override
    public String act() {
        return "kill a client on " + host + " that holds the lock of " + scratch;
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return Keys.of(DeadHolder.of(scratch.image()));
    }

    @Override
    public Verdict holds(Snapshot now) {
        return now.read(DeadHolder.of(scratch.image()))
                .judge(
                        "who died with the lock of " + scratch,
                        seen ->
                                seen.owner()
                                        .map(owner -> Verdict.yes("it was " + owner))
                                        .orElse(Verdict.no("nobody did")));
    }

    @Override
    public Limits limits() {
        return new Limits(Duration.ofSeconds(2), 3);
    }

    @Override
    public Risk risk() {
        return Risk.REVERSIBLE;
    }

    @Override
    public Set<Subject> touches() {
        return Set.of(scratch.image());
    }

    @Override
    public boolean isTrial() {
        return true;
    }
}
