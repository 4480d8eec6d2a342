package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Kind;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Subject;
import dev.lifeboat.core.fleet.VmId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/// Have a host of a lab hang, so that its recovery is tried whole.
///
/// @param canaries the only guests that it may run
public record HangHost(StepId id, HostId host, IsSilent silent, SortedSet<VmId> canaries)
        implements Step {
    @Override
    public String sentence() {
        return host + " hangs";
    }

    @Override
    public String act() {
        return "hang " + host;
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return silent.asks();
    }

    @Override
    public Verdict holds(Snapshot now) {
        return silent.holds(now);
    }

    @Override
    public List<Claim> guards() {
        return List.of(new RunsOnlyCanaries(host, canaries));
    }

    @Override
    public Limits limits() {
        return new Limits(Duration.ofSeconds(30), 1);
    }

    @Override
    public Risk risk() {
        return Risk.DESTRUCTIVE;
    }

    @Override
    public Set<Subject> touches() {
        return Set.of(host);
    }

    /// The rest was read before it, and is what an outage would leave us with.
    @Override
    public boolean changes(Kind<?, ?> kind) {
        return kind.equals(HostPing.KIND);
    }
}
