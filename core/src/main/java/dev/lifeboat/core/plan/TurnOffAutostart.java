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

/// See to it that a guest which now lives elsewhere is not started here when the host boots.
public record TurnOffAutostart(StepId id, Seat seat, String name) implements Step {
    @Override
    public String sentence() {
        return name + " does not start by itself on " + seat.host();
    }

    @Override
    public String act() {
        return "turn off autostart of " + name + " on " + seat.host();
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
                            var on = guest != null && guest.autostart();
                            return Verdict.of(!on, "autostart is off", "autostart is on");
                        });
    }

    @Override
    public Risk risk() {
        return Risk.REVERSIBLE;
    }

    @Override
    public Set<Subject> touches() {
        return Set.of(seat, seat.host());
    }
}
