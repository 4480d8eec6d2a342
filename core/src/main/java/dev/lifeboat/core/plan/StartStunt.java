package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.Subject;
import dev.lifeboat.core.fleet.VmId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/// Start a stunt, when nothing leaves its network.
///
/// @param guest for which it stands
public record StartStunt(StepId id, Stunt stunt, VmId guest, String name) implements Step {
    @Override
    public String sentence() {
        return "a clone of " + name + " runs on " + stunt.host();
    }

    @Override
    public String act() {
        return "start a clone of " + name + " on " + stunt.host();
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return stunt.asks();
    }

    @Override
    public Verdict holds(Snapshot now) {
        return stunt.on(now, seen -> seen.runs(stunt.seat().vm()), "runs on", "does not run on");
    }

    @Override
    public List<Claim> guards() {
        return List.of(new IsEnclosed(stunt));
    }

    /// More than once, so that an attempt that died with its controller is not taken for a no.
    @Override
    public Limits limits() {
        return new Limits(Duration.ofSeconds(5), 3);
    }

    @Override
    public Risk risk() {
        return Risk.REVERSIBLE;
    }

    @Override
    public Set<Subject> touches() {
        return stunt.touched();
    }

    @Override
    public boolean isTrial() {
        return true;
    }
}
