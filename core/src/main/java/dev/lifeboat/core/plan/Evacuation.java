package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Blocklist;
import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Denials;
import dev.lifeboat.core.evidence.HostBoot;
import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.LockOwner;
import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.Vm;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.plan.Planner.Stray;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Lays out the phases of an evacuation, 0 to 6.
final class Evacuation {
    /// Two guests that boot at once on one host take little longer than one; four take twice as
    /// long.
    private static final int STARTS_AT_ONCE_PER_TARGET = 2;

    /// After this a guest's boot no longer loads its host much, or is stuck and need not be waited
    /// for.
    private static final Duration SLOT_FOR = Duration.ofSeconds(15);

    private static final Comparator<Stray> ORDER =
            Comparator.<Stray>comparingInt(stray -> stray.vm().priority())
                    .thenComparing(stray -> stray.vm().name());

    private final Fleet fleet;
    private final Snapshot now;
    private final SortedSet<HostId> dead;
    private final SortedSet<HostId> targets;
    private final Brakes brakes;

    Evacuation(
            Fleet fleet,
            Snapshot now,
            SortedSet<HostId> dead,
            SortedSet<HostId> targets,
            Brakes brakes) {
        this.fleet = fleet;
        this.now = now;
        this.dead = dead;
        this.targets = targets;
        this.brakes = brakes;
    }

    Plan plan(
            Goal goal,
            Instant seen,
            List<Stray> unsorted,
            SortedMap<VmId, HostId> moves,
            List<Refusal> refusals) {
        var strays = unsorted.stream().sorted(ORDER).toList();
        var phases = new ArrayList<Phase>();
        phases.add(phase("0", "freeze the customer panel", freeze(), Pace.ALL_AT_ONCE));
        phases.add(phase("1", "preflight", preflight(strays), Pace.ALL_AT_ONCE, "0"));
        phases.add(phase("2a", "cannot write", fence(clusters(strays)), Pace.ALL_AT_ONCE, "1"));
        phases.add(phase("2b", "cannot speak", power(), Pace.ALL_AT_ONCE, "1"));
        phases.add(phase("3", "free the disks' locks", locks(strays), Pace.ALL_AT_ONCE, "2a"));
        phases.add(phase("4", "start the guests", starts(strays, moves), pace(), "2b", "3"));
        phases.add(
                new Phase(
                        "5",
                        "verify each guest",
                        proofs(strays, moves),
                        Pace.ALL_AT_ONCE,
                        new TreeSet<>(List.of("4")),
                        true));
        phases.add(phase("6", "hold the return", hold(moves), Pace.ALL_AT_ONCE, "5"));
        var followUps = followUps(strays);
        var id = Fingerprint.of(goal, seen, phases, refusals, followUps);
        return new Plan(id, goal, seen, phases, moves, refusals, followUps);
    }

    private Pace pace() {
        return new Pace(Math.max(1, STARTS_AT_ONCE_PER_TARGET * targets.size()), SLOT_FOR);
    }

    private static Phase phase(
            String number, String name, List<Lane> lanes, Pace pace, String... after) {
        return new Phase(number, name, lanes, pace, new TreeSet<>(List.of(after)), false);
    }

    private static Lane lane(String id, String name, Step... steps) {
        return new Lane(id, name, Optional.empty(), List.of(steps));
    }

    private static Lane guestLane(String phase, Stray stray, List<Step> steps) {
        return new Lane(
                phase + "." + stray.vm().name(),
                stray.vm().name(),
                Optional.of(stray.vm().id()),
                steps);
    }

    private List<Lane> freeze() {
        return dead.stream()
                .map(host ->
                        lane(
                                "0." + host,
                                host.name(),
                                new FreezePanel(new StepId("0." + host, "freeze"), host)))
                .toList();
    }

    private List<Lane> preflight(List<Stray> strays) {
        var lanes = new ArrayList<Lane>();
        for (var cluster : clusters(strays)) {
            lanes.add(confirm("1." + cluster, "ceph", new CephServes(cluster)));
        }
        for (var host : dead) {
            lanes.add(confirm("1." + host, "dead", silent(host)));
        }
        for (var host : targets) {
            lanes.add(confirm("1." + host, "alive", new HostAnswers(host)));
        }
        return lanes;
    }

    private static Lane confirm(String id, String name, Claim claim) {
        return lane(id, name, new Confirm(new StepId(id, name), claim, Limits.USUAL));
    }

    private List<Lane> fence(SortedSet<ClusterId> clusters) {
        var lanes = new ArrayList<Lane>();
        for (var host : dead) {
            for (var address : fleet.host(host).storageAddresses()) {
                for (var cluster : clusters) {
                    lanes.add(fence(host, address, cluster));
                }
            }
        }
        return lanes;
    }

    private Lane fence(HostId host, String address, ClusterId cluster) {
        var id = "2a." + host + "." + cluster + "." + address;
        var sharing =
                new TreeSet<>(fleet.at(address).filter(other -> !dead.contains(other)).toList());
        var alone = new ServesOnly(address, host, cluster, sharing);
        var steps = new ArrayList<Step>();
        if (shortEntryStands(address, cluster)) {
            steps.add(
                    new ClearShortEntry(
                            new StepId(id, "clear"), host, cluster, address, silent(host)));
        }
        steps.add(
                new EnterFence(
                        new StepId(id, "fence"), host, cluster, address, silent(host), alone));
        return new Lane(id, host.name(), Optional.empty(), steps);
    }

    private boolean shortEntryStands(String address, ClusterId cluster) {
        return now.lastSeen(Blocklist.of(cluster))
                .flatMap(known ->
                        known.seen()
                                .wholeHostUntil(address)
                                .map(until ->
                                        until.isBefore(
                                                known.answered().plus(FenceStands.STANDS_FOR))))
                .orElse(false);
    }

    private List<Lane> power() {
        var lanes = new ArrayList<Lane>();
        for (var host : dead) {
            var id = "2b." + host;
            var others = new TreeSet<>(targets);
            others.removeIf(other -> !answersNow(other));
            lanes.add(
                    lane(
                            id,
                            host.name(),
                            new CutPower(new StepId(id, "power-off"), host, silent(host)),
                            new Confirm(
                                    new StepId(id, "others"),
                                    new OthersAnswer(others),
                                    Limits.USUAL)));
        }
        return lanes;
    }

    private boolean answersNow(HostId host) {
        return now.read(HostPing.of(host)).fact().map(HostPing::answered).orElse(false);
    }

    /// The locks that were seen held from dead addresses, and no others.
    private List<Lane> locks(List<Stray> strays) {
        var lanes = new ArrayList<Lane>();
        for (var stray : strays) {
            var steps = new ArrayList<Step>();
            for (var disk : stray.definition().disks()) {
                for (var owner : deadOwners(disk)) {
                    var id = new StepId("3." + stray.vm(), "break-lock-" + (steps.size() + 1));
                    steps.add(
                            new BreakLock(
                                    id, disk, owner, cannotWrite(owner.ip(), disk.cluster())));
                }
            }
            if (!steps.isEmpty()) {
                lanes.add(guestLane("3", stray, steps));
            }
        }
        return lanes;
    }

    private List<LockOwner> deadOwners(Image disk) {
        return now.read(LockOwners.of(disk)).fact().stream()
                .flatMap(seen -> seen.owners().stream())
                .filter(owner -> isDead(owner.ip()))
                .toList();
    }

    private boolean isDead(String ip) {
        return fleet.at(ip).anyMatch(dead::contains);
    }

    private CannotWrite cannotWrite(String ip, ClusterId cluster) {
        var host = fleet.at(ip).filter(dead::contains).findFirst().orElseThrow();
        return new CannotWrite(
                host, fleet.host(host).storageAddresses(), new TreeSet<>(List.of(cluster)));
    }

    private List<Lane> starts(List<Stray> strays, SortedMap<VmId, HostId> moves) {
        var lanes = new ArrayList<Lane>();
        for (var stray : strays) {
            if (stray.runsOn().isPresent()) {
                continue;
            }
            var seat = seat(stray, moves);
            var id = "4." + stray.vm().name();
            var here = List.<Claim>of(new HostAnswers(seat.host()));
            lanes.add(
                    guestLane(
                            "4",
                            stray,
                            List.of(
                                    new Define(
                                            new StepId(id, "define"),
                                            seat,
                                            stray.vm().name(),
                                            stray.definition(),
                                            here),
                                    start(id, stray, seat))));
        }
        return lanes;
    }

    private Start start(String lane, Stray stray, Seat seat) {
        var disks = stray.definition().disks();
        return new Start(
                new StepId(lane, "start"), seat, stray.vm().name(), disks, guards(stray, seat));
    }

    private List<Claim> guards(Stray stray, Seat seat) {
        var guards = new ArrayList<Claim>();
        guards.add(new MayAnswer(stray.vm().id(), stray.dead()));
        var clusters = new TreeSet<ClusterId>();
        stray.definition().disks().forEach(disk -> clusters.add(disk.cluster()));
        guards.add(
                new CannotWrite(
                        stray.dead(), fleet.host(stray.dead()).storageAddresses(), clusters));
        guards.add(
                new ImagesAreFree(
                        stray.vm().name(),
                        stray.definition().disks(),
                        stray.dead(),
                        fleet.host(stray.dead()).storageAddresses()));
        var suspects = new TreeSet<HostId>(List.of(seat.host()));
        for (var host : fleet.hosts().keySet()) {
            var known =
                    now.lastSeen(Residents.of(host))
                            .map(seen -> seen.seen().guests().containsKey(stray.vm().id()))
                            .orElse(false);
            if (known && !host.equals(stray.dead())) {
                suspects.add(host);
            }
        }
        guards.add(new RunsNowhere(stray.vm().id(), stray.vm().name(), suspects));
        return guards;
    }

    private static Seat seat(Stray stray, SortedMap<VmId, HostId> moves) {
        var host = moves.get(stray.vm().id());
        if (host == null) {
            throw new IllegalStateException(stray.vm() + " was not placed");
        }
        return new Seat(stray.vm().id(), host);
    }

    private List<Lane> proofs(List<Stray> strays, SortedMap<VmId, HostId> moves) {
        var lanes = new ArrayList<Lane>();
        for (var stray : strays) {
            var seat = seat(stray, moves);
            var id = "5." + stray.vm().name();
            var name = stray.vm().name();
            var disks = stray.definition().disks();
            var free =
                    List.<Claim>of(
                            new CannotWrite(
                                    stray.dead(),
                                    fleet.host(stray.dead()).storageAddresses(),
                                    clusters(List.of(stray))));
            var steps = new ArrayList<Step>();
            steps.add(new Resume(new StepId(id, "resume"), seat, name, free));
            steps.add(new StopIfStuck(new StepId(id, "stop"), seat, name, disks));
            steps.add(start(id, stray, seat));
            steps.add(
                    new Confirm(
                            new StepId(id, "prove"),
                            new GuestIsWell(seat, disks, dead, around(stray, seat)),
                            Limits.BOOT));
            if (stray.runsOn().isEmpty()) {
                steps.add(
                        new RestoreDefinition(
                                new StepId(id, "restore"), seat, name, stray.definition()));
            }
            lanes.add(guestLane("5", stray, steps));
        }
        return lanes;
    }

    /// The little that judging one guest needs to know of the fleet, so that a plan stays small.
    private Fleet around(Stray stray, Seat seat) {
        var hosts = new TreeMap<HostId, Host>();
        hosts.put(seat.host(), fleet.host(seat.host()));
        dead.forEach(host -> hosts.put(host, fleet.host(host)));
        var vms = new TreeMap<VmId, Vm>();
        vms.put(stray.vm().id(), stray.vm());
        return new Fleet(hosts, vms, new TreeSet<>(), new TreeSet<>());
    }

    private List<Lane> hold(SortedMap<VmId, HostId> moves) {
        var lanes = new ArrayList<Lane>();
        for (var host : dead) {
            var id = "6." + host;
            lanes.add(
                    lane(
                            id,
                            host.name(),
                            new HoldReturn(new StepId(id, "hold"), host, bootId(host)),
                            new ReleasePanel(
                                    new StepId(id, "release-panel"), host, new TreeMap<>(moves))));
        }
        return lanes;
    }

    private String bootId(HostId host) {
        return now.lastSeen(HostBoot.of(host)).map(known -> known.seen().bootId()).orElse("");
    }

    private static SortedSet<ClusterId> clusters(List<Stray> strays) {
        var clusters = new TreeSet<ClusterId>();
        strays.forEach(
                stray -> stray.definition().disks().forEach(disk -> clusters.add(disk.cluster())));
        return clusters;
    }

    private IsSilent silent(HostId host) {
        var others = new TreeSet<>(fleet.hosts().keySet());
        others.removeAll(dead);
        return new IsSilent(host, others, fleet.witnesses(), brakes.silentAtMost(fleet));
    }

    /// Users that the monitors were seen to refuse: Lifeboat frees their locks itself now, and the
    /// next takeover without it would stick.
    private List<FollowUp> followUps(List<Stray> strays) {
        var followUps = new TreeMap<String, FollowUp>();
        for (var cluster : clusters(strays)) {
            now.read(Denials.of(cluster)).fact().map(Denials::denials).orElse(List.of()).stream()
                    .filter(Denials.Denial::ofBlocklist)
                    .forEach(denial ->
                            followUps.put(
                                    denial.entity(),
                                    new FollowUp(
                                            denial.entity()
                                                    + " may not break a dead client's lock"
                                                    + " itself",
                                            "lifeboat caps fix " + denial.entity())));
        }
        return List.copyOf(followUps.values());
    }
}
