package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.Subject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/// Make a stunt known on its host, not running: the guest's own machine, with clones for disks.
///
/// @param like the guest's definition
/// @param disks each of the guest's, and what stands for it
public record DefineStunt(StepId id, Stunt stunt, Definition like, List<Twin> disks)
        implements Step {
    public DefineStunt {
        disks = List.copyOf(disks);
    }

    @Override
    public String sentence() {
        return stunt + " is defined on " + stunt.host();
    }

    @Override
    public String act() {
        return "define " + stunt + " on " + stunt.host();
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return stunt.asks();
    }

    @Override
    public Verdict holds(Snapshot now) {
        return stunt.on(
                now, seen -> seen.defines(stunt.seat().vm()), "defined on", "not defined on");
    }

    @Override
    public List<Claim> guards() {
        return List.of(new IsEnclosed(stunt));
    }

    /// More than once, so that an attempt that died with its controller is not taken for a no.
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
        return stunt.touched();
    }

    @Override
    public boolean isTrial() {
        return true;
    }
}
