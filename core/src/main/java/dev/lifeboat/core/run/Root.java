package dev.lifeboat.core.run;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.plan.CephServes;
import dev.lifeboat.core.plan.GuestIsWell;
import dev.lifeboat.core.plan.HostAnswers;
import dev.lifeboat.core.plan.RunsOnce;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// What many doubts have in common: a host's hypervisor or a cluster that does not answer. That is
/// asked about, once, and not each guest and lock that cannot be seen because of it. A guest that
/// runs twice is a question of its own.
final class Root {
    private Root() {}

    static List<Claim> of(Claim claim) {
        var hosts = new TreeSet<HostId>();
        var clusters = new TreeSet<ClusterId>();
        for (var key : claim.asks()) {
            switch (key.subject()) {
                case HostId host when key.kind().equals(Residents.KIND) -> hosts.add(host);
                case ClusterId cluster -> clusters.add(cluster);
                case Image image -> clusters.add(image.cluster());
                default -> {}
            }
        }
        var roots = new ArrayList<Claim>();
        if (claim instanceof GuestIsWell guest) {
            roots.add(new RunsOnce(guest));
        }
        hosts.forEach(host -> roots.add(new HostAnswers(host)));
        clusters.forEach(cluster -> roots.add(new CephServes(cluster)));
        roots.remove(claim);
        return roots;
    }

    /// A cluster that answers and hangs explains a guest that is not well, and nothing else: fences
    /// and locks need its monitors alone.
    ///
    /// @param answer what was found of the claim
    static boolean explains(Claim root, Claim claim, Answer answer, Snapshot now) {
        return switch (root.holds(now).answer()) {
            case YES -> false;
            case UNKNOWN -> answer == Answer.UNKNOWN;
            case NO -> claim instanceof GuestIsWell;
        };
    }
}
