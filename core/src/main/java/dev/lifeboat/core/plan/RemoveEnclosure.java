package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Enclosure;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.Subject;
import java.util.Set;
import java.util.SortedSet;

/// Remove the network that a drill has made.
public record RemoveEnclosure(StepId id, Stunt stunt) implements Step {
    @Override
    public String sentence() {
        return "the network " + stunt.bridge() + " on " + stunt.host() + " is gone";
    }

    @Override
    public String act() {
        return "remove the network " + stunt.bridge() + " on " + stunt.host();
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return Keys.of(Enclosure.of(stunt.seat()));
    }

    @Override
    public Verdict holds(Snapshot now) {
        return now.read(Enclosure.of(stunt.seat()))
                .judge(
                        "network " + stunt.bridge() + " on " + stunt.host(),
                        seen -> Verdict.of(!seen.exists(), "it is gone", "it is there"));
    }

    @Override
    public Risk risk() {
        return Risk.REVERSIBLE;
    }

    @Override
    public Set<Subject> touches() {
        return Set.of(stunt.seat());
    }

    @Override
    public boolean cleansUp() {
        return true;
    }
}
