package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.muster.Cause;
import java.util.SortedSet;

/// Nobody else has the guest's disks open, and no other host runs it. When this was seen not to
/// hold a person is asked, and only they can settle it: the other instance may be cut off, and then
/// its watch goes while it lives on (R7).
public record RunsOnce(GuestIsWell guest) implements Claim {
    @Override
    public String sentence() {
        return guest.name() + " runs once";
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return guest.asks();
    }

    @Override
    public Verdict holds(Snapshot now) {
        return guest.line(now)
                .cause()
                .filter(cause -> cause.kind() == Cause.Kind.RUNS_TWICE)
                .map(cause -> Verdict.no(cause.because()))
                .orElse(Verdict.yes("no second instance is seen"));
    }
}
