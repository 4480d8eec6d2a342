package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.Subject;
import java.util.Set;
import java.util.SortedSet;

/// Stop a canary where a drill has brought it, so that it can go home.
public record EndCanary(StepId id, Seat seat, String name) implements Step {
    @Override
    public String sentence() {
        return name + " does not run on " + seat.host();
    }

    @Override
    public String act() {
        return "stop " + name + " on " + seat.host();
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
}
