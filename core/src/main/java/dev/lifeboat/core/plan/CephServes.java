package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.CephHealth;
import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.ClusterId;
import java.util.SortedSet;

/// The cluster answers and all its placement groups take I/O.
public record CephServes(ClusterId cluster) implements Claim {
    @Override
    public String sentence() {
        return "Ceph " + cluster + " serves I/O";
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return Keys.of(CephHealth.of(cluster));
    }

    @Override
    public Verdict holds(Snapshot now) {
        return now.read(CephHealth.of(cluster))
                .judge(
                        "Ceph " + cluster,
                        health ->
                                Verdict.of(
                                        health.active() == health.placementGroups()
                                                && health.laggy() == 0,
                                        "Ceph answers, "
                                                + health.active()
                                                + " of "
                                                + health.placementGroups()
                                                + " groups active",
                                        health.laggy()
                                                + " laggy and "
                                                + (health.placementGroups() - health.active())
                                                + " inactive of "
                                                + health.placementGroups()
                                                + " groups: guests' I/O hangs there"));
    }
}
