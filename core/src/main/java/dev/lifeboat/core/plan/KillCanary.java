package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.Subject;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/// Kill a canary's process, as the death of its host would: it gives nothing back, and its disk's
/// lock stays behind.
///
/// @param guards that it can be brought back
public record KillCanary(StepId id, Seat seat, String name, List<Claim> guards) implements Step {
    @Override
    public String sentence() {
        return name + " does not run on " + seat.host();
    }

    @Override
    public String act() {
        return "kill " + name + " on " + seat.host();
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return Keys.of(Residents.of(seat.host()));
    }

    @Override
    public Verdict holds(Snapshot now) {
        return now.read(Residents.of(seat.host()))
                .judge(
                        "hypervisor of " + seat.host(),
                        seen ->
                                Verdict.of(
                                        !seen.runs(seat.vm()),
                                        "it does not run on " + seat.host(),
                                        "it runs on " + seat.host()));
    }

    @Override
    public Risk risk() {
        return Risk.DESTRUCTIVE;
    }

    @Override
    public Set<Subject> touches() {
        return Set.of(seat, seat.host(), seat.vm());
    }

    @Override
    public boolean isTrial() {
        return true;
    }
}
