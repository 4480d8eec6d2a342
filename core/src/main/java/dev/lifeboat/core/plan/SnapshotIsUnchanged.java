package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.SnapshotSum;
import dev.lifeboat.core.evidence.Verdict;
import java.util.SortedSet;

/// What the clone was made of is what it was, by its checksum.
public record SnapshotIsUnchanged(Twin twin) implements Claim {
    @Override
    public String sentence() {
        return twin + " is unchanged";
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return Keys.of(SnapshotSum.of(twin.copy().image()));
    }

    @Override
    public Verdict holds(Snapshot now) {
        return now.read(SnapshotSum.of(twin.copy().image()))
                .judge("checksum of " + twin, this::compare);
    }

    private Verdict compare(SnapshotSum sum) {
        if (sum.then().isEmpty() || sum.now().isEmpty()) {
            return Verdict.unknown("there is no checksum of then and now");
        }
        return Verdict.of(
                sum.then().equals(sum.now()),
                "the checksum of " + twin + " is " + sum.then().get() + " as before",
                "the checksum of "
                        + twin
                        + " was "
                        + sum.then().get()
                        + " and is "
                        + sum.now().get());
    }
}
