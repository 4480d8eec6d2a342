package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.BootStage;
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
        var runs = now.read(Residents.of(seat.host())).fact().map(seen -> seen.runs(seat.vm()));
        var stage = now.read(ConsoleTail.of(seat)).fact().map(ConsoleTail::stage);
        var stuck = runs.orElse(false) && stage.map(BootStage::isStuck).orElse(false);
        return Verdict.of(
                !stuck,
                "no sign that it has given up",
                "it waits for a person: "
                        + now.read(ConsoleTail.of(seat)).fact().map(ConsoleTail::line).orElse(""));
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
