package dev.lifeboat.drivers.site;

import dev.lifeboat.core.fleet.Witness;
import java.util.SortedSet;
import java.util.TreeSet;

/// What keeps a recovery from doing harm: when Lifeboat stops by itself and asks, because what it
/// sees is rather its own network's fault, and how much it does at once.
///
/// @param silentHostsAtMostPercent 1 to 100: more hosts silent at once is no host's death
/// @param startsAtOnce 1 to 64 guests that may boot at once, for each host that takes guests
/// @param witnesses addresses outside the hosts; when none answers, the fault is on our side
public record Brakes(int silentHostsAtMostPercent, int startsAtOnce, SortedSet<Witness> witnesses) {
    /// Half of the hosts, as Kafka and etcd would lose their quorum; one rack or one switch is
    /// less.
    public static final int USUAL_PERCENT = 50;

    /// What the planner was measured with: docs/decisions, 8.
    public static final int USUAL_STARTS = 4;

    /// Twice the cores of a large host; beyond that the last would only wait for the first.
    static final int MOST_STARTS = 64;

    public Brakes {
        witnesses = new TreeSet<>(witnesses);
    }
}
