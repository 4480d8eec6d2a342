package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.Hardware;
import dev.lifeboat.core.evidence.HostBoot;
import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.VmId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Plans to move a host's drives into another chassis and to boot it there: the guests stay on
/// their host, the locks of its last life are in their way.
final class ChassisSwap {
    /// A machine counts its memory for minutes before it says anything.
    private static final Limits POST = new Limits(Duration.ofMinutes(5), 1);

    private final Scene scene;
    private final HostId host;
    private final HostId spare;
    private final Seats guests;

    /// Who ran on the host when it was last seen, and what is known of them.
    private record Seats(TreeMap<VmId, Definition> of) {}

    ChassisSwap(Fleet fleet, Snapshot now, Goal.SwapChassis goal, Brakes brakes) {
        this.host = goal.host();
        this.spare = goal.spare();
        var dead = new TreeSet<>(List.of(host));
        this.scene = new Scene(fleet, now, dead, new TreeSet<>(), brakes);
        this.guests = new Seats(new TreeMap<>());
        now.lastSeen(Residents.of(host)).stream()
                .flatMap(known -> known.seen().guests().entrySet().stream())
                .filter(guest -> guest.getValue().state().isAlive())
                .forEach(guest ->
                        now.lastSeen(Definition.of(new Seat(guest.getKey(), host)))
                                .ifPresent(it -> guests.of().put(guest.getKey(), it.seen())));
    }

    Plan plan(Instant seen) {
        var goal = new Goal.SwapChassis(host, spare);
        var moves = new TreeMap<VmId, HostId>();
        guests.of().keySet().forEach(vm -> moves.put(vm, host));
        var phases = new ArrayList<Phase>();
        phases.add(phase("0", "freeze the customer panel", freeze()));
        phases.add(phase("1", "preflight", preflight(), "0"));
        phases.add(phase("2", "try it as it is", asItIs(), "1"));
        phases.add(phase("3", "move the drives", drives(), "2"));
        phases.add(phase("4", "make it fit", fit(), "3"));
        phases.add(phase("5", "boot it", boot(), "4"));
        phases.add(phase("6", "free the disks' locks", locks(), "5"));
        phases.add(
                new Phase(
                        "7",
                        "verify each guest",
                        proofs(),
                        Pace.ALL_AT_ONCE,
                        new TreeSet<>(List.of("6")),
                        Phase.Begins.LANE_BY_LANE));
        phases.add(phase("8", "release the customer panel", release(moves), "7"));
        var id = Fingerprint.of(goal, seen, phases);
        return new Plan(id, goal, seen, phases, moves, List.of(), List.of());
    }

    private static Phase phase(String number, String name, List<Lane> lanes, String... after) {
        return new Phase(
                number,
                name,
                lanes,
                Pace.ALL_AT_ONCE,
                new TreeSet<>(List.of(after)),
                Phase.Begins.WHEN_OVER);
    }

    private Lane lane(String phase, Step... steps) {
        return new Lane(phase + "." + host, host.name(), Optional.empty(), List.of(steps));
    }

    private StepId id(String phase, String name) {
        return new StepId(phase + "." + host, name);
    }

    private List<Lane> freeze() {
        return List.of(lane("0", new FreezePanel(id("0", "freeze"), host)));
    }

    private List<Lane> preflight() {
        var silent = new Confirm(id("1", "dead"), scene.silent(host), Limits.USUAL);
        return List.of(lane("1", silent));
    }

    /// Once off and on again; then its log has to say what is wrong, or a person.
    private List<Lane> asItIs() {
        return List.of(
                lane(
                        "2",
                        new CutPower(id("2", "power-off"), host, scene.silent(host)),
                        new PowerOn(id("2", "power-on"), host, List.of(new BmcIsOf(host))),
                        new Confirm(id("2", "broken"), new IsBroken(host), POST)));
    }

    private List<Lane> drives() {
        var steps = new ArrayList<Step>();
        steps.add(new CutPower(id("3", "power-off"), host, scene.silent(host)));
        for (var serial : serials()) {
            steps.add(
                    new HumanStep(
                            id("3", "drive-" + serial),
                            "put drive " + serial + " of " + host + " into " + spare,
                            new DriveIsIn(spare, serial),
                            Limits.USUAL));
        }
        return List.of(lane("3", steps.toArray(Step[]::new)));
    }

    private List<String> serials() {
        return scene.now()
                .lastSeen(Hardware.of(host))
                .map(known -> List.copyOf(known.seen().drives()))
                .orElse(List.of());
    }

    private List<Lane> fit() {
        var image = new BootImageFits(host, spare);
        var network = new NetworkFits(host, spare);
        return List.of(
                new Lane(
                        "4.boot-image",
                        host.name(),
                        Optional.empty(),
                        List.of(
                                new HumanStep(
                                        new StepId("4.boot-image", "rebuild"),
                                        "boot a rescue system in "
                                                + spare
                                                + " and rebuild the boot image of "
                                                + host,
                                        image,
                                        Limits.USUAL))),
                new Lane(
                        "4.network",
                        host.name(),
                        Optional.empty(),
                        List.of(
                                new HumanStep(
                                        new StepId("4.network", "configure"),
                                        "put the MACs of "
                                                + spare
                                                + " into the configuration of "
                                                + host,
                                        network,
                                        Limits.USUAL))));
    }

    private List<Lane> boot() {
        var ready = new ArrayList<Claim>();
        serials().forEach(serial -> ready.add(new DriveIsIn(spare, serial)));
        ready.add(new BootImageFits(host, spare));
        ready.add(new NetworkFits(host, spare));
        return List.of(
                lane(
                        "5",
                        new PowerOn(id("5", "power-on"), spare, ready),
                        new Confirm(id("5", "back"), new HostAnswers(host), POST)));
    }

    /// The host keeps its address, so it is not fenced: that it has booted since shows that nothing
    /// of its last life can write.
    private List<Lane> locks() {
        var before =
                scene.now()
                        .lastSeen(HostBoot.of(host))
                        .map(known -> known.seen().bootId())
                        .orElse("");
        var lanes = new ArrayList<Lane>();
        guests.of()
                .forEach((vm, definition) -> {
                    var name = scene.fleet().vm(vm).name();
                    var steps = new ArrayList<Step>();
                    for (var disk : definition.disks()) {
                        scene.now()
                                .read(LockOwners.of(disk))
                                .fact()
                                .ifPresent(lock ->
                                        lock.owners().stream()
                                                .filter(owner ->
                                                        scene.ownAddresses(host)
                                                                .contains(owner.ip()))
                                                .forEach(owner ->
                                                        steps.add(
                                                                new BreakLock(
                                                                        new StepId(
                                                                                "6." + name,
                                                                                "break-lock-"
                                                                                        + (steps
                                                                                                        .size()
                                                                                                + 1)),
                                                                        disk,
                                                                        owner,
                                                                        new Rebooted(
                                                                                host, before)))));
                    }
                    if (!steps.isEmpty()) {
                        lanes.add(new Lane("6." + name, name, Optional.of(vm), steps));
                    }
                });
        return lanes;
    }

    private List<Lane> proofs() {
        var lanes = new ArrayList<Lane>();
        guests.of()
                .forEach((vm, definition) -> {
                    var guest = scene.fleet().vm(vm);
                    var proof =
                            new SeatProof(
                                    scene, new Seat(vm, host), guest.name(), definition.disks());
                    lanes.add(
                            new Lane(
                                    "7." + guest.name(),
                                    guest.name(),
                                    Optional.of(vm),
                                    proof.steps()));
                });
        return lanes;
    }

    private List<Lane> release(SortedMap<VmId, HostId> moves) {
        return List.of(lane("8", new ReleasePanel(id("8", "release"), host, moves)));
    }
}
