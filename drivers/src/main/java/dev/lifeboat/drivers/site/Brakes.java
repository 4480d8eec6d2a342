package dev.lifeboat.drivers.site;

import dev.lifeboat.core.fleet.Witness;
import java.util.SortedSet;
import java.util.TreeSet;

/// When Lifeboat stops by itself and asks, because what it sees is rather its own network's fault.
///
/// @param silentHostsAtMostPercent 1 to 100: more hosts silent at once is no host's death
/// @param witnesses addresses outside the hosts; when none answers, the fault is on our side
public record Brakes(int silentHostsAtMostPercent, SortedSet<Witness> witnesses) {
    /// Half of the hosts, as Kafka and etcd would lose their quorum; one rack or one switch is
    /// less.
    public static final int USUAL_PERCENT = 50;

    public Brakes {
        witnesses = new TreeSet<>(witnesses);
    }
}
