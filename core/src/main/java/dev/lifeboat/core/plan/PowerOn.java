package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.PowerState;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Subject;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/// Switch a machine on by its BMC.
public record PowerOn(StepId id, HostId host, List<Claim> guards) implements Step {
    @Override
    public String sentence() {
        return host + " is powered on";
    }

    @Override
    public String act() {
        return "switch on " + host;
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return Keys.of(PowerState.of(host));
    }

    @Override
    public Verdict holds(Snapshot now) {
        return now.read(PowerState.of(host))
                .judge(
                        "BMC",
                        power -> Verdict.of(power.on(), "its BMC says on", "its BMC says off"));
    }

    @Override
    public Limits limits() {
        return Limits.BMC;
    }

    @Override
    public Risk risk() {
        return Risk.DESTRUCTIVE;
    }

    @Override
    public Set<Subject> touches() {
        return Set.of(host);
    }

    @Override
    public boolean cleansUp() {
        return true;
    }
}
