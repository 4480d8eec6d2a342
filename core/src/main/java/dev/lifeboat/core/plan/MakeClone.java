package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.ImageInfo;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.Subject;
import java.util.Set;
import java.util.SortedSet;

/// Make the clone of a snapshot: an image of its own, to which a stunt may write.
public record MakeClone(StepId id, Twin twin) implements Step {
    @Override
    public String sentence() {
        return "there is a clone " + twin.copy();
    }

    @Override
    public String act() {
        return "clone " + twin + " as " + twin.copy();
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return Keys.of(ImageInfo.of(twin.copy().image()));
    }

    @Override
    public Verdict holds(Snapshot now) {
        return now.read(ImageInfo.of(twin.copy().image()))
                .judge(
                        "image " + twin.copy(),
                        info ->
                                Verdict.of(
                                        info.exists(), twin.copy() + " exists", "it is not there"));
    }

    @Override
    public Risk risk() {
        return Risk.REVERSIBLE;
    }

    @Override
    public Set<Subject> touches() {
        return Set.of(twin.copy().image());
    }
}
