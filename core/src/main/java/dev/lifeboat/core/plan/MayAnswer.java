package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Testimony;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.VmId;
import java.util.List;
import java.util.SortedSet;

/// This guest may be started: where it was can no longer speak for it, or a person has accepted for
/// this very guest that two may answer.
public record MayAnswer(VmId vm, HostId dead) implements Claim {
    @Override
    public String sentence() {
        return new CannotSpeak(dead).sentence();
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        var keys = new CannotSpeak(dead).asks();
        keys.add(Testimony.of(vm));
        return keys;
    }

    @Override
    public Verdict holds(Snapshot now) {
        var quiet = new CannotSpeak(dead).holds(now);
        return Testimony.by(now, vm, Testimony.Statement.MAY_ANSWER_TWICE)
                .map(by -> Verdict.any(List.of(quiet, Verdict.yes("accepted by " + by))))
                .orElse(quiet);
    }
}
