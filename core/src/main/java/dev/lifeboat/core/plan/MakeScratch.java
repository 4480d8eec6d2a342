package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.ImageInfo;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Kind;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.Subject;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/// Make an image for a drill, like those of guests but small and nobody's.
public record MakeScratch(StepId id, Scratch scratch, SortedSet<String> features) implements Step {
    @Override
    public String sentence() {
        return "there is a scratch image " + scratch;
    }

    @Override
    public String act() {
        return "make the scratch image " + scratch;
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return Keys.of(ImageInfo.of(scratch.image()));
    }

    @Override
    public Verdict holds(Snapshot now) {
        return now.read(ImageInfo.of(scratch.image()))
                .judge(
                        "image " + scratch,
                        info -> Verdict.of(info.exists(), scratch + " exists", "it is not there"));
    }

    @Override
    public List<Claim> guards() {
        return List.of(new CephServes(scratch.image().cluster()));
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
    public boolean changes(Kind<?, ?> kind) {
        return kind.equals(ImageInfo.KIND);
    }
}
