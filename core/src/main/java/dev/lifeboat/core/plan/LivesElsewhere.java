package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.Seat;
import java.util.SortedSet;

/// The guest is defined where it was moved to, so that forgetting it here loses nothing.
public record LivesElsewhere(Seat seat, String name) implements Claim {
    @Override
    public String sentence() {
        return name + " lives on " + seat.host();
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
                                        seen.defines(seat.vm()),
                                        name + " is defined on " + seat.host(),
                                        name + " is not defined on " + seat.host()));
    }
}
