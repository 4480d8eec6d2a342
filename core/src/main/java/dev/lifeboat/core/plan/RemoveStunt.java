package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Key;
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
        return stunt.asks();
    }

    @Override
    public Verdict holds(Snapshot now) {
        return stunt.on(
                now,
                seen -> !seen.guests().containsKey(stunt.seat().vm()),
                "not known on",
                "still known on");
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
        return stunt.touched();
    }

    @Override
    public boolean cleansUp() {
        return true;
    }
}
