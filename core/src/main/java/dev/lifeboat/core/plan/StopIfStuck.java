package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.ConsoleTail;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.Subject;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/// End a guest that has given up and will not go on by itself. The last way to heal (R8): lock
/// removal and resuming come first, and a person agrees.
public record StopIfStuck(StepId id, Seat seat, String name, List<Image> disks) implements Step {
    @Override
    public String sentence() {
        return name + " has not given up at boot";
    }

    @Override
    public String act() {
        return "stop " + name + " on " + seat.host();
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return Keys.of(Residents.of(seat.host()), ConsoleTail.of(seat));
    }

    @Override
    public Verdict holds(Snapshot now) {
        return now.read(Residents.of(seat.host()))
                .judge(
                        "hypervisor of " + seat.host(),
                        seen -> seen.runs(seat.vm()) ? console(now) : Verdict.yes("not running"));
    }

    /// A guest without a console gives no sign: whether it is well is seen in other ways.
    private Verdict console(Snapshot now) {
        return now.read(ConsoleTail.of(seat))
                .fact()
                .filter(tail -> tail.stage().isStuck())
                .map(tail -> Verdict.no("it waits for a person: " + tail.line()))
                .orElse(Verdict.yes("no sign that it has given up"));
    }

    @Override
    public List<Claim> guards() {
        return List.of(new MayRestart(seat.vm(), name));
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
