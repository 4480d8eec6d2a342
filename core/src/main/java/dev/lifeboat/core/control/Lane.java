package dev.lifeboat.core.control;

import dev.lifeboat.core.evidence.BmcIdentity;
import dev.lifeboat.core.evidence.EventLog;
import dev.lifeboat.core.evidence.GuestPing;
import dev.lifeboat.core.evidence.HostConsole;
import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Kind;
import dev.lifeboat.core.evidence.PowerState;
import dev.lifeboat.core.evidence.ReturnHold;
import dev.lifeboat.core.evidence.WitnessPing;
import dev.lifeboat.core.fleet.CephUser;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.Seat;
import java.util.Comparator;
import java.util.Set;

/// Whom a look asks. What is slow or has no budget left delays nothing but its own lane.
///
/// @param of the host or the cluster; empty where there is one lane of the kind
public record Lane(Lane.Kindred kind, String of) implements Comparable<Lane> {
    /// Kinds of lanes, by who answers.
    public enum Kindred {
        /// Who answers ping: everybody in one sweep, so that what is silent is silent at one time.
        PINGS("pings"),
        HOST("host"),
        BMC("BMC of"),
        /// Who keeps the log of a host's console.
        CONSOLE("console of"),
        /// What a cluster's monitors are asked.
        MONITORS("monitors of"),
        /// What is asked of images, which its OSDs answer.
        IMAGES("images of"),
        /// Files and hooks on our own machine.
        HERE("our own machine");

        private final String words;

        Kindred(String words) {
            this.words = words;
        }
    }

    private static final Set<Kind<?, ?>> PINGS =
            Set.of(HostPing.KIND, GuestPing.KIND, WitnessPing.KIND);

    private static final Set<Kind<?, ?>> BMC =
            Set.of(PowerState.KIND, BmcIdentity.KIND, EventLog.KIND);

    private static final Comparator<Lane> ORDER =
            Comparator.comparing(Lane::kind).thenComparing(Lane::of);

    public static Lane of(Key<?, ?> key) {
        if (PINGS.contains(key.kind())) {
            return new Lane(Kindred.PINGS, "");
        }
        return switch (key.subject()) {
            case HostId host when key.kind().equals(ReturnHold.KIND) -> new Lane(Kindred.HERE, "");
            case HostId host when BMC.contains(key.kind()) -> new Lane(Kindred.BMC, host.name());
            case HostId host when key.kind().equals(HostConsole.KIND) ->
                    new Lane(Kindred.CONSOLE, host.name());
            case HostId host -> host(host);
            case Seat seat -> host(seat.host());
            case Image image -> new Lane(Kindred.IMAGES, image.cluster().name());
            case ClusterId cluster -> new Lane(Kindred.MONITORS, cluster.name());
            case CephUser user -> new Lane(Kindred.MONITORS, user.cluster().name());
            default -> new Lane(Kindred.HERE, "");
        };
    }

    public static Lane host(HostId host) {
        return new Lane(Kindred.HOST, host.name());
    }

    @Override
    public int compareTo(Lane other) {
        return ORDER.compare(this, other);
    }

    /// `host kct09`
    @Override
    public String toString() {
        return of.isEmpty() ? kind.words : kind.words + " " + of;
    }
}
