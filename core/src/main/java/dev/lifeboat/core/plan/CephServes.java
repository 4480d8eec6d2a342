package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.CephHealth;
import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.ClusterId;
import java.util.SortedSet;

/// The cluster answers and all its placement groups that guests need take I/O.
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
        return now.read(CephHealth.of(cluster)).judge("Ceph " + cluster, CephServes::judge);
    }

    private static Verdict judge(CephHealth health) {
        var groups = health.placementGroups();
        if (health.isOld()) {
            return Verdict.unknown(
                    "Ceph answers but has no manager, so nobody counts which of its "
                            + groups
                            + " groups are active");
        }
        return Verdict.of(
                health.serves(),
                "Ceph answers, " + health.active() + " of " + groups + " groups active",
                health.laggy()
                        + " laggy and "
                        + (groups - health.active())
                        + " inactive of "
                        + groups
                        + " groups: guests' I/O hangs there");
    }
}
