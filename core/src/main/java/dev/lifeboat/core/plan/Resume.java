package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.RunState;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.Subject;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/// Let a guest that was paused by its disk go on, once its locks are free: it never saw an error.
public record Resume(StepId id, Seat seat, String name, List<Claim> guards) implements Step {
    @Override
    public String sentence() {
        return name + " is not paused by its disk";
    }

    @Override
    public String act() {
        return "resume " + name + " on " + seat.host();
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
                        seen -> {
                            var guest = seen.guests().get(seat.vm());
                            var paused = guest != null && guest.state() == RunState.PAUSED_BY_DISK;
                            return Verdict.of(!paused, "not paused", "paused by its disk");
                        });
    }

    @Override
    public Risk risk() {
        return Risk.REVERSIBLE;
    }

    @Override
    public Set<Subject> touches() {
        return Set.of(seat, seat.host(), seat.vm());
    }
}
