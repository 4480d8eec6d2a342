package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.Hardware;
import dev.lifeboat.core.evidence.HostBoot;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Image;
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
/// their host, and the locks of its last life are in their way.
final class ChassisSwap {
    /// A machine counts its memory for minutes before it says anything.
    private static final Limits POST = new Limits(Duration.ofMinutes(5), 1);

    private final Scene scene;
    private final Goal.SwapChassis goal;
    private final HostId host;
    private final HostId spare;

    /// What is known of those who ran on the host when it was last seen.
    private final SortedMap<VmId, Definition> guests = new TreeMap<>();

    private final List<String> drives;

    ChassisSwap(Fleet fleet, Snapshot now, Goal.SwapChassis goal, Brakes brakes) {
        this.goal = goal;
        this.host = goal.host();
        this.spare = goal.spare();
        // Nobody expects an empty chassis to answer.
        var silent = new TreeSet<>(List.of(host, spare));
        this.scene = new Scene(Census.of(fleet, now), now, silent, new TreeSet<>(), brakes);
        this.drives =
                now.lastSeen(Hardware.of(host))
                        .map(known -> List.copyOf(known.seen().drives()))
                        .orElse(List.of());
        now.lastSeen(Residents.of(host)).stream()
                .flatMap(known -> known.seen().guests().entrySet().stream())
                .filter(guest -> guest.getValue().state().isAlive())
                .forEach(guest ->
                        now.lastSeen(Definition.of(new Seat(guest.getKey(), host)))
                                .ifPresent(it -> guests.put(guest.getKey(), it.seen())));
    }

    Plan plan(Instant seen) {
        var moves = new TreeMap<VmId, HostId>();
        guests.keySet().forEach(vm -> moves.put(vm, host));
        var phases =
                List.of(
                        Phase.inTurn("0", "freeze the customer panel", freeze()),
                        Phase.inTurn("1", "preflight", preflight(), "0"),
                        Phase.inTurn("2", "try it as it is", asItIs(), "1"),
                        Phase.inTurn("3", "move the drives", carry(), "2"),
                        Phase.inTurn("4", "make it fit", fit(), "3"),
                        Phase.inTurn("5", "boot it", boot(), "4"),
                        Phase.inTurn("6", "free locks, verify guests", bringBack(), "5"),
                        Phase.inTurn("7", "release the customer panel", release(moves), "6"));
        var id = Fingerprint.of(goal, seen, phases);
        return new Plan(id, goal, seen, phases, moves, List.of(), List.of());
    }

    private Lane lane(String id, Step... steps) {
        return new Lane(id, host.name(), Optional.empty(), List.of(steps));
    }

    private StepId id(String phase, String name) {
        return new StepId(phase + "." + host, name);
    }

    private List<Lane> freeze() {
        return List.of(lane("0." + host, new FreezePanel(id("0", "freeze"), host)));
    }

    private List<Lane> preflight() {
        var dead = new Confirm(id("1", "dead"), scene.silent(host), Limits.USUAL);
        return List.of(lane("1." + host, dead));
    }

    /// Once off and on again; then its log has to say what is wrong, or a person.
    private List<Lane> asItIs() {
        return List.of(
                lane(
                        "2." + host,
                        new CutPower(id("2", "power-off"), host, scene.silent(host)),
                        new PowerOn(id("2", "power-on"), host, List.of(new BmcIsOf(host))),
                        new Confirm(id("2", "broken"), new IsBroken(host), POST)));
    }

    private List<Lane> carry() {
        var steps = new ArrayList<Step>();
        steps.add(new CutPower(id("3", "power-off"), host, scene.silent(host)));
        for (var drive : drives) {
            var order = "at the rack, put drive " + drive + " of " + host + " into " + spare;
            steps.add(human(id("3", "drive-" + drive), order, new DriveIsIn(spare, drive)));
        }
        return List.of(lane("3." + host, steps.toArray(Step[]::new)));
    }

    private static Step human(StepId id, String order, Claim proof) {
        return new HumanStep(id, order, proof, Limits.USUAL);
    }

    private List<Lane> fit() {
        var rebuild = "boot a rescue system in " + spare + " and rebuild the boot image of " + host;
        var configure = "put the MACs of " + spare + " into the configuration of " + host;
        return List.of(
                lane(
                        "4.boot-image",
                        human(
                                new StepId("4.boot-image", "rebuild"),
                                rebuild,
                                new BootImageFits(host, spare))),
                lane(
                        "4.network",
                        human(
                                new StepId("4.network", "configure"),
                                configure,
                                new NetworkFits(host, spare))));
    }

    /// The spare never lived, so that nothing else tells whose BMC it is: it sees the host's
    /// drives.
    private List<Lane> boot() {
        var ready = new ArrayList<Claim>();
        drives.forEach(drive -> ready.add(new DriveIsIn(spare, drive)));
        ready.add(new BootImageFits(host, spare));
        ready.add(new NetworkFits(host, spare));
        return List.of(
                lane(
                        "5." + host,
                        new PowerOn(id("5", "power-on"), spare, ready),
                        new Confirm(id("5", "back"), new HostAnswers(host), POST)));
    }

    private List<Lane> bringBack() {
        var before = scene.now().lastSeen(HostBoot.of(host)).map(known -> known.seen().bootId());
        var rebooted = new Rebooted(host, before.orElse(""));
        var lanes = new ArrayList<Lane>();
        guests.forEach((vm, definition) -> {
            var name = scene.fleet().vm(vm).name();
            var lane = "6." + name;
            var steps = new ArrayList<Step>(locks(lane, definition, rebooted));
            steps.addAll(proof(lane, new Seat(vm, host), name, definition.disks()));
            lanes.add(new Lane(lane, name, Optional.of(vm), steps));
        });
        return lanes;
    }

    /// The host keeps its address, so that it cannot be fenced: that it has booted since shows that
    /// nothing of its last life can write.
    private List<Step> locks(String lane, Definition definition, Rebooted rebooted) {
        var steps = new ArrayList<Step>();
        for (var disk : definition.disks()) {
            for (var owner : scene.deadOwners(disk)) {
                var id = new StepId(lane, "break-lock-" + (steps.size() + 1));
                steps.add(new BreakLock(id, disk, owner, rebooted));
            }
        }
        return steps;
    }

    /// Where it was, healing what has to be healed.
    private List<Step> proof(String lane, Seat seat, String name, List<Image> disks) {
        var none = new TreeSet<HostId>();
        var guards =
                List.<Claim>of(
                        new RunsNowhere(seat.vm(), name, host, none, none),
                        new ImagesAreFree(name, disks, new TreeMap<>()));
        var well = new GuestIsWell(seat, disks, none, scene.around(seat.vm(), List.of(host)));
        return List.of(
                new Resume(new StepId(lane, "resume"), seat, name, List.of()),
                new StopIfStuck(new StepId(lane, "stop"), seat, name, disks),
                new Start(new StepId(lane, "start"), seat, name, disks, guards),
                new Confirm(new StepId(lane, "prove"), well, Limits.BOOT));
    }

    private List<Lane> release(SortedMap<VmId, HostId> moves) {
        return List.of(lane("7." + host, new ReleasePanel(id("7", "release"), host, moves)));
    }
}
