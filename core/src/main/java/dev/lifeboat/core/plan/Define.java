package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Definition;
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

/// Make the guest known on its new host, not running. Never a transient domain: it must survive its
/// host's next reboot, and a start must find what was planned.
public record Define(StepId id, Seat seat, String name, Definition from, List<Claim> guards)
        implements Step {
    @Override
    public String sentence() {
        return name + " is defined on " + seat.host();
    }

    @Override
    public String act() {
        return "define " + name + " on " + seat.host();
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
                                        "defined on " + seat.host(),
                                        "not defined on " + seat.host()));
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
