package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.BmcIdentity;
import dev.lifeboat.core.evidence.ClusterAddresses;
import dev.lifeboat.core.evidence.HostBoot;
import dev.lifeboat.core.evidence.HostConsole;
import dev.lifeboat.core.evidence.HostIdentity;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.HostId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Plans a drill that switches an empty host off and on by its BMC, and sees it come back, on its
/// console too.
public final class OobDrill {
    /// Servers with much memory and many controllers take up to ten minutes to their kernel.
    private static final Limits RETURNS = new Limits(Duration.ofMinutes(15), 1);

    /// The host has booted by then, and has said what it says; a log that cannot be read is asked
    /// for again for so long.
    private static final Limits HEARD = new Limits(Duration.ofSeconds(60), 1);

    private OobDrill() {}

    /// What decides whether it may be begun, and what it starts from.
    public static SortedSet<Key<?, ?>> asks(Fleet fleet, HostId id) {
        var host = fleet.host(id);
        var keys =
                Keys.of(Residents.of(id), HostBoot.of(id), HostIdentity.of(id), BmcIdentity.of(id));
        fleet.clusters().forEach(cluster -> keys.add(ClusterAddresses.of(cluster)));
        host.console().ifPresent(_ -> keys.add(HostConsole.of(id)));
        return keys;
    }

    /// Why it may not be begun; empty when it may. What is not known counts as a no.
    public static Optional<String> refusal(Fleet fleet, Snapshot now, HostId host) {
        for (var alone : alone(fleet, fleet.host(host))) {
            var serves = alone.holds(now);
            if (!serves.isYes()) {
                return Optional.of(serves.because());
            }
        }
        var empty = new RunsNothing(host).holds(now);
        if (!empty.isYes()) {
            return Optional.of(empty.because());
        }
        var own = new BmcIsOf(host).holds(now);
        if (!own.isYes()) {
            return Optional.of(own.because());
        }
        return bootId(now, host).isEmpty()
                ? Optional.of("the boot id of " + host + " is not known")
                : Optional.empty();
    }

    /// On a host where Ceph's daemons live, guests are not all that hangs on its power.
    private static List<ServesOnly> alone(Fleet fleet, Host host) {
        var addresses = new TreeSet<>(host.storageAddresses());
        addresses.add(host.address());
        var alone = new ArrayList<ServesOnly>();
        for (var cluster : fleet.clusters()) {
            for (var address : addresses) {
                alone.add(new ServesOnly(address, host.id(), cluster, new TreeSet<>()));
            }
        }
        return alone;
    }

    private static String bootId(Snapshot now, HostId host) {
        return now.read(HostBoot.of(host)).fact().map(HostBoot::bootId).orElse("");
    }

    public static Plan plan(Fleet fleet, Snapshot now, HostId id) {
        var host = fleet.host(id);
        var lane = "1." + id;
        var steps = new ArrayList<Step>();
        steps.add(new SwitchOff(new StepId(lane, "off"), id, alone(fleet, host)));
        steps.add(new PowerOn(new StepId(lane, "on"), id, List.of(new BmcIsOf(id))));
        var rebooted = new Rebooted(id, bootId(now, id));
        steps.add(new SeeWhether(new StepId(lane, "back"), rebooted, RETURNS));
        if (host.console().isPresent()) {
            var spoke = new ConsoleSpoke(id, lastByte(now, id));
            steps.add(new SeeWhether(new StepId(lane, "console"), spoke, HEARD));
        }
        var whole = new Lane(lane, id.name(), Optional.empty(), steps);
        var phases = List.of(Phase.inTurn("1", "switch off and on", List.of(whole)));
        var goal = new Goal.Drill(Goal.Drill.Kind.OOB, id, new TreeSet<>());
        Instant seen = now.read(Residents.of(id)).answered();
        return new Plan(
                Fingerprint.of(goal, seen, phases),
                goal,
                seen,
                phases,
                new TreeMap<>(),
                List.of(),
                List.of());
    }

    /// Before the drill: what it says in its old life proves nothing.
    private static Instant lastByte(Snapshot now, HostId host) {
        return now.read(HostConsole.of(host))
                .fact()
                .flatMap(HostConsole::last)
                .orElse(Instant.EPOCH);
    }
}
