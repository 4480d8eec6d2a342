package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Testimony;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.VmId;
import java.util.SortedSet;

/// A person agreed that this guest is stopped and started again (R8: restart asks first).
public record MayRestart(VmId vm, String name) implements Claim {
    @Override
    public String sentence() {
        return name + " may be restarted";
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return Keys.of(Testimony.of(vm));
    }

    @Override
    public Verdict holds(Snapshot now) {
        return Testimony.by(now, vm, Testimony.Statement.MAY_RESTART)
                .map(by -> Verdict.yes("agreed by " + by))
                .orElse(Verdict.unknown("nobody has agreed to restart " + name));
    }
}
