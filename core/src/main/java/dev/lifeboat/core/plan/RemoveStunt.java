package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.Subject;
import java.time.Duration;
import java.util.Set;
import java.util.SortedSet;

/// End a stunt and forget it.
public record RemoveStunt(StepId id, Stunt stunt) implements Step {
    @Override
    public String sentence() {
        return stunt + " is not known on " + stunt.host();
    }

    @Override
    public String act() {
        return "end " + stunt + " on " + stunt.host();
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return Keys.of(Residents.of(stunt.host()));
    }

    @Override
    public Verdict holds(Snapshot now) {
        return now.read(Residents.of(stunt.host()))
                .judge(
                        "hypervisor of " + stunt.host(),
                        seen ->
                                Verdict.of(
                                        !seen.guests().containsKey(stunt.seat().vm()),
                                        "not known on " + stunt.host(),
                                        "still known on " + stunt.host()));
    }

    @Override
    public Limits limits() {
        return new Limits(Duration.ofSeconds(10), 3);
    }

    @Override
    public Risk risk() {
        return Risk.DESTRUCTIVE;
    }

    @Override
    public Set<Subject> touches() {
        return Set.of(stunt.seat(), stunt.host());
    }
}
