package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Resident;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.ClusterId;
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
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Plans a drill of a whole recovery on canaries: guests that are nobody's and are kept for it.
///
/// Each is killed where it runs, started where the plan of its host would bring it, proven there,
/// and brought home. Only in a lab the host itself is made to hang, and its own plan carried out.
public final class FullDrill {
    /// Two boot side by side without slowing each other down much.
    private static final Pace PACE = new Pace(2, Duration.ZERO);

    /// Until the watch of a client that was killed has run out: half a minute, where nobody has
    /// made that longer.
    private static final Limits LET_GO = new Limits(Duration.ofSeconds(90), 2);

    private final Scene scene;
    private final HostId home;
    private final SortedMap<VmId, HostId> moves;
    private final List<Refusal> refusals = new ArrayList<>();

    private FullDrill(Scene scene, HostId home, SortedMap<VmId, HostId> moves) {
        this.scene = scene;
        this.home = home;
        this.moves = moves;
    }

    /// The canaries that run on the host. One that shares its name with another guest is none:
    /// customers choose names, and either may be theirs.
    public static SortedSet<VmId> canaries(Fleet fleet, Snapshot now, HostId host) {
        var canaries = new TreeSet<VmId>();
        now.read(Residents.of(host))
                .fact()
                .ifPresent(seen ->
                        seen.guests().keySet().stream()
                                .filter(seen::runs)
                                .filter(vm -> fleet.vm(vm).canary() && isOnly(vm, fleet))
                                .forEach(canaries::add));
        return canaries;
    }

    private static boolean isOnly(VmId vm, Fleet fleet) {
        var name = fleet.vm(vm).name();
        return fleet.vms().values().stream().filter(each -> each.name().equals(name)).count() == 1;
    }

    /// @param moves where the guests of the host would go
    public static Plan plan(
            Fleet fleet, Snapshot now, HostId host, SortedMap<VmId, HostId> moves, Instant at) {
        var targets = new TreeSet<>(moves.values());
        // Nothing is fenced and nobody counted: the brakes have nothing to hold.
        var scene = new Scene(Census.of(fleet, now), now, new TreeSet<>(), targets, Brakes.USUAL);
        return new FullDrill(scene, host, moves).plan(canaries(fleet, now, host), at);
    }

    /// The plan of a host as it is, with its host being made to hang as its first act.
    public static Plan hanging(Plan evacuation, Fleet fleet, Snapshot now, Brakes brakes) {
        var goal = (Goal.Evacuate) evacuation.goal();
        var host = goal.dead().first();
        var scene = new Scene(Census.of(fleet, now), now, goal.dead(), goal.onto(), brakes);
        var lane = "0." + host + ".hang";
        var hang =
                new HangHost(
                        new StepId(lane, "hang"),
                        host,
                        scene.silent(host),
                        canaries(fleet, now, host));
        var phases = new ArrayList<>(evacuation.phases());
        var first = phases.getFirst();
        var lanes = new ArrayList<>(first.lanes());
        lanes.add(new Lane(lane, host.name(), Optional.empty(), List.of(hang)));
        phases.set(
                0,
                new Phase(
                        first.number(),
                        first.name(),
                        lanes,
                        first.pace(),
                        first.after(),
                        first.begins()));
        var id =
                Fingerprint.of(
                        goal,
                        evacuation.seen(),
                        phases,
                        evacuation.refusals(),
                        evacuation.followUps());
        return new Plan(
                id,
                goal,
                evacuation.seen(),
                phases,
                evacuation.moves(),
                evacuation.refusals(),
                evacuation.followUps());
    }

    private Plan plan(SortedSet<VmId> canaries, Instant at) {
        var lanes = new ArrayList<Lane>();
        var clusters = new TreeSet<ClusterId>();
        var onto = new TreeSet<HostId>();
        for (var vm : canaries) {
            var against = against(vm);
            if (against.isPresent()) {
                refusals.add(new Refusal(vm, name(vm), against.get(), true));
            } else {
                onto.add(target(vm));
                definition(vm).disks().forEach(disk -> clusters.add(disk.cluster()));
                lanes.add(lane(vm));
            }
        }
        var goal = new Goal.Drill(Goal.Drill.Kind.FULL, home, onto);
        var phases =
                List.of(
                        Phase.inTurn("1", "preflight", preflight(clusters, onto)),
                        new Phase(
                                "2",
                                "kill canaries and bring them back",
                                lanes,
                                PACE,
                                new TreeSet<>(List.of("1")),
                                Phase.Begins.WHEN_OVER));
        return new Plan(
                Fingerprint.of(goal, at, phases),
                goal,
                at,
                phases,
                new TreeMap<>(),
                refusals,
                List.of());
    }

    private Optional<String> against(VmId vm) {
        if (!moves.containsKey(vm)) {
            return Optional.of("it has no place elsewhere");
        }
        var resident = scene.now().read(Residents.of(home)).fact().map(it -> it.guests().get(vm));
        if (resident.filter(Resident::persistent).isEmpty()) {
            return Optional.of("it is not defined on " + home + ": it could not come home");
        }
        if (resident.get().autostart()) {
            return Optional.of(home + " would start it by itself, while it runs elsewhere");
        }
        var known = scene.now().lastSeen(Definition.of(new Seat(vm, home)));
        if (known.isEmpty() || known.get().seen().disks().isEmpty()) {
            return Optional.of("its disks are not known");
        }
        var other = known.get().seen().otherDisks();
        if (!other.isEmpty()) {
            return Optional.of(Definition.keeps(other.getFirst()));
        }
        return known.get().seen().disks().stream()
                .filter(disk -> owners(disk).isEmpty())
                .findFirst()
                .map(disk -> "who holds the lock of " + disk.label() + " is not known");
    }

    private Definition definition(VmId vm) {
        return scene.now()
                .lastSeen(Definition.of(new Seat(vm, home)))
                .map(Reading.Known::seen)
                .orElseThrow();
    }

    private HostId target(VmId vm) {
        var target = moves.get(vm);
        if (target == null) {
            throw new IllegalStateException(vm + " has no place");
        }
        return target;
    }

    private String name(VmId vm) {
        return scene.fleet().vm(vm).name();
    }

    private List<Lane> preflight(SortedSet<ClusterId> clusters, SortedSet<HostId> onto) {
        var lanes = new ArrayList<Lane>();
        clusters.forEach(cluster -> lanes.add(confirm(cluster.name(), new CephServes(cluster))));
        var hosts = new TreeSet<>(onto);
        hosts.add(home);
        hosts.forEach(host -> lanes.add(confirm(host.name(), new HostAnswers(host))));
        return lanes;
    }

    private static Lane confirm(String name, Claim claim) {
        var step = new Confirm(new StepId("1." + name, "serves"), claim, Limits.USUAL);
        return new Lane("1." + name, name, Optional.empty(), List.of(step));
    }

    private Lane lane(VmId vm) {
        var here = new Seat(vm, home);
        var there = new Seat(vm, target(vm));
        var like = definition(vm);
        var name = name(vm);
        var lane = "2." + name;
        var steps = new ArrayList<Step>();
        var answers = List.<Claim>of(new HostAnswers(there.host()));
        steps.add(new KillCanary(new StepId(lane, "kill"), here, name, answers));
        steps.add(
                new Tries(
                        new Define(new StepId(lane, "define"), there, name, like, answers),
                        Limits.USUAL));
        steps.add(new Tries(start(lane, "start", there, home, like), LET_GO));
        steps.add(
                new SeeWhether(new StepId(lane, "comes-up"), well(there, home, like), Limits.BOOT));
        steps.add(new EndCanary(new StepId(lane, "end"), there, name));
        steps.add(
                new Undefine(
                        new StepId(lane, "undefine"),
                        there,
                        name,
                        List.of(nowhere(here, there.host()))));
        steps.addAll(free(lane, name, like));
        steps.add(start(lane, "start-at-home", here, there.host(), like));
        steps.add(
                new Confirm(
                        new StepId(lane, "is-home"), well(here, there.host(), like), Limits.BOOT));
        return new Lane(lane, name + " on " + there.host(), Optional.of(vm), steps);
    }

    /// What its client could not break itself.
    private List<Step> free(String lane, String name, Definition like) {
        var left = scene.storageAddresses(home);
        var steps = new ArrayList<Step>();
        for (var disk : like.disks()) {
            var dead = new NobodyHasOpen(name, List.of(disk), left);
            for (var owner : owners(disk).orElseThrow().owners()) {
                var id = new StepId(lane, "free-" + (steps.size() + 1));
                steps.add(new BreakLock(id, disk, owner, dead));
            }
        }
        return steps;
    }

    private Optional<LockOwners> owners(Image disk) {
        return scene.now().read(LockOwners.of(disk)).fact();
    }

    /// @param before where it ran until now
    private Start start(String lane, String step, Seat seat, HostId before, Definition like) {
        var vm = scene.fleet().vm(seat.vm());
        var left = scene.storageAddresses(before);
        var guards = new ArrayList<Claim>();
        guards.add(new HostAnswers(home));
        guards.add(new HostAnswers(seat.host()));
        guards.add(new NobodyHasOpen(vm.name(), like.disks(), left));
        guards.add(nowhere(seat, before));
        if (!vm.addresses().isEmpty()) {
            guards.add(new NobodyAnswers(vm.id(), vm.name()));
        }
        return new Start(new StepId(lane, step), seat, vm.name(), like.disks(), guards);
    }

    /// It runs neither where it is to start nor where it was, nor where else it is known.
    private RunsNowhere nowhere(Seat seat, HostId before) {
        var suspects = new TreeSet<>(scene.census().listing(seat.vm(), scene.now()));
        suspects.add(before);
        suspects.remove(seat.host());
        return new RunsNowhere(seat.vm(), name(seat.vm()), seat.host(), suspects, new TreeSet<>());
    }

    private GuestIsWell well(Seat seat, HostId before, Definition like) {
        var hosts = new TreeSet<>(List.of(seat.host(), before));
        return new GuestIsWell(
                seat, like.disks(), new TreeSet<>(List.of(before)), scene.around(seat.vm(), hosts));
    }
}
