package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.ImageInfo;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.Subject;
import java.util.Set;
import java.util.SortedSet;

/// Remove what a drill has made.
public record RemoveScratch(StepId id, Scratch scratch) implements Step {
    @Override
    public String sentence() {
        return "the scratch image " + scratch + " is gone";
    }

    @Override
    public String act() {
        return "remove the scratch image " + scratch;
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
                        info -> Verdict.of(!info.exists(), scratch + " is gone", "it is there"));
    }

    /// A client that was killed is a watcher for 30 s more, and an image that is watched is not
    /// removed.
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
        return Set.of(scratch.image());
    }

    @Override
    public boolean cleansUp() {
        return true;
    }
}
