package dev.lifeboat.core.readiness;

import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Resident;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.plan.Brakes;
import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.plan.Planner;
import dev.lifeboat.core.plan.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The recovery of one host as it would be planned now, with all that is known.
public record Recovery(Fleet fleet, Snapshot now, HostId host, Plan plan) {

    /// @param onto where its guests may go; empty: every other host
    public static Recovery of(
            Fleet fleet, Snapshot now, HostId host, SortedSet<HostId> onto, Brakes brakes) {
        var dead = new TreeSet<>(List.of(host));
        return new Recovery(fleet, now, host, Planner.evacuate(fleet, now, dead, onto, brakes));
    }

    /// The same, read through this.
    Recovery reading(Snapshot through) {
        return new Recovery(fleet, through, host, plan);
    }

    Host itself() {
        return fleet.host(host);
    }

    /// The hosts that can take its guests.
    public Stream<HostId> targets() {
        return plan.goal() instanceof Goal.Evacuate evacuate
                ? evacuate.onto().stream()
                : Stream.empty();
    }

    /// Which guests it has; Unknown when it does not say so now.
    Reading<Residents> residents() {
        return now.read(Residents.of(host));
    }

    private SortedMap<VmId, Resident> known() {
        return now.lastSeen(Residents.of(host))
                .map(seen -> seen.seen().guests())
                .orElse(new TreeMap<>());
    }

    /// The guests that have to come back, as the plan has it.
    Stream<VmId> guests() {
        return Stream.concat(
                        plan.moves().keySet().stream(),
                        plan.refusals().stream().filter(Refusal::matters).map(Refusal::vm))
                .sorted()
                .distinct();
    }

    /// All that the host knows, running or not.
    Stream<VmId> all() {
        return known().keySet().stream();
    }

    Optional<Resident> resident(VmId vm) {
        return Optional.ofNullable(known().get(vm));
    }

    Optional<Definition> definition(VmId vm) {
        return now.lastSeen(Definition.of(new Seat(vm, host))).map(Reading.Known::seen);
    }

    Stream<Definition> definitions() {
        return guests().flatMap(vm -> definition(vm).stream());
    }

    /// The guest whose disk the image is.
    Optional<VmId> guestOf(Image image) {
        return guests().filter(vm ->
                        definition(vm).filter(known -> known.disks().contains(image)).isPresent())
                .findFirst();
    }

    SortedSet<ClusterId> clusters() {
        var clusters = new TreeSet<ClusterId>();
        definitions()
                .flatMap(known -> known.disks().stream())
                .forEach(disk -> clusters.add(disk.cluster()));
        return clusters;
    }
}
