package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Blocklist;
import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Denials;
import dev.lifeboat.core.evidence.HostBoot;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Image;
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

/// Lays out the phases of an evacuation, 0 to 6.
///
/// @param strays whom it brings back, the most urgent first
/// @param moves where each of them goes, or already is
record Evacuation(Scene scene, List<Stray> strays, SortedMap<VmId, HostId> moves) {
    /// After this a guest's boot no longer loads its host much, or is stuck and need not be waited
    /// for.
    private static final Duration SLOT_FOR = Duration.ofSeconds(15);

    Plan plan(Goal goal, Instant seen, List<Refusal> refusals) {
        var others = scene.othersAnswer();
        var guests = new GuestLanes(scene, moves, others);
        var phases = new ArrayList<Phase>();
        phases.add(phase("0", "freeze the customer panel", freeze(), Pace.ALL_AT_ONCE));
        phases.add(phase("1", "preflight", preflight(), Pace.ALL_AT_ONCE, "0"));
        phases.add(phase("2a", "cannot write", fence(), Pace.ALL_AT_ONCE, "1"));
        phases.add(phase("2b", "cannot speak", power(others), Pace.ALL_AT_ONCE, "1"));
        phases.add(
                phase("3", "free the disks' locks", guests.locks(strays), Pace.ALL_AT_ONCE, "2a"));
        phases.add(phase("4", "start the guests", guests.starts(strays), pace(), "2b", "3"));
        phases.add(
                new Phase(
                        "5",
                        "verify each guest",
                        guests.proofs(strays),
                        Pace.ALL_AT_ONCE,
                        new TreeSet<>(List.of("4")),
                        Phase.Begins.LANE_BY_LANE));
        phases.add(phase("6", "hold the return", hold(), Pace.ALL_AT_ONCE, "5"));
        phases.add(
                new Phase(
                        "6b",
                        "release the customer panel",
                        release(),
                        Pace.ALL_AT_ONCE,
                        new TreeSet<>(List.of("4", "5", "6")),
                        Phase.Begins.WHEN_OVER));
        var followUps = followUps();
        var id = Fingerprint.of(goal, seen, phases, refusals, followUps);
        return new Plan(id, goal, seen, phases, moves, refusals, followUps);
    }

    private Pace pace() {
        var targets = scene.targets().size();
        return new Pace(Math.max(1, scene.brakes().startsAtOnce() * targets), SLOT_FOR);
    }

    private static Phase phase(
            String number, String name, List<Lane> lanes, Pace pace, String... after) {
        var before = new TreeSet<>(List.of(after));
        return new Phase(number, name, lanes, pace, before, Phase.Begins.WHEN_SETTLED);
    }

    private static Lane lane(String id, String name, Step... steps) {
        return new Lane(id, name, Optional.empty(), List.of(steps));
    }

    private List<Lane> freeze() {
        return scene.dead().stream()
                .map(host ->
                        lane(
                                "0." + host,
                                host.name(),
                                new FreezePanel(new StepId("0." + host, "freeze"), host)))
                .toList();
    }

    private List<Lane> preflight() {
        var lanes = new ArrayList<Lane>();
        for (var cluster : clusters()) {
            lanes.add(confirm("1." + cluster, "ceph", new CephServes(cluster)));
        }
        for (var host : scene.dead()) {
            lanes.add(confirm("1." + host, "dead", scene.silent(host)));
        }
        for (var host : scene.targets()) {
            lanes.add(confirm("1." + host, "alive", new HostAnswers(host)));
        }
        return lanes;
    }

    private static Lane confirm(String id, String name, Claim claim) {
        return lane(id, name, new Confirm(new StepId(id, name), claim, Limits.USUAL));
    }

    private SortedSet<ClusterId> clusters() {
        return Scene.clusters(strays);
    }

    private List<Lane> fence() {
        var lanes = new ArrayList<Lane>();
        for (var host : scene.dead()) {
            for (var address : scene.storageAddresses(host)) {
                for (var cluster : clusters()) {
                    lanes.add(fence(host, address, cluster));
                }
            }
        }
        return lanes;
    }

    private Lane fence(HostId host, String address, ClusterId cluster) {
        var id = "2a." + host + "." + cluster + "." + address;
        var sharing =
                new TreeSet<>(
                        scene.census().at(address).stream()
                                .filter(other -> !scene.dead().contains(other))
                                .toList());
        var alone = new ServesOnly(address, host, cluster, sharing);
        var silent = scene.silent(host);
        var steps = new ArrayList<Step>();
        if (shortEntryStands(address, cluster)) {
            var untouched =
                    new LocksUntouched(host, scene.ownAddresses(host), disks(host, cluster));
            steps.add(
                    new ClearShortEntry(
                            new StepId(id, "clear"),
                            host,
                            cluster,
                            address,
                            List.of(silent, untouched)));
        }
        steps.add(new EnterFence(new StepId(id, "fence"), host, cluster, address, silent, alone));
        return new Lane(id, host.name(), Optional.empty(), steps);
    }

    private List<Image> disks(HostId host, ClusterId cluster) {
        return strays.stream()
                .filter(stray -> stray.wasOn().contains(host))
                .flatMap(stray -> stray.definition().disks().stream())
                .filter(disk -> disk.cluster().equals(cluster))
                .toList();
    }

    private boolean shortEntryStands(String address, ClusterId cluster) {
        return scene.now()
                .lastSeen(Blocklist.of(cluster))
                .flatMap(known ->
                        known.seen()
                                .wholeHostUntil(address)
                                .map(until ->
                                        until.isBefore(
                                                known.answered().plus(FenceStands.STANDS_FOR))))
                .orElse(false);
    }

    private List<Lane> power(OthersAnswer others) {
        var lanes = new ArrayList<Lane>();
        for (var host : scene.dead()) {
            var id = "2b." + host;
            lanes.add(
                    lane(
                            id,
                            host.name(),
                            new CutPower(new StepId(id, "power-off"), host, scene.silent(host)),
                            new Confirm(new StepId(id, "others"), others, Limits.USUAL)));
        }
        return lanes;
    }

    private List<Lane> hold() {
        var lanes = new ArrayList<Lane>();
        for (var host : scene.dead()) {
            var id = "6." + host;
            lanes.add(
                    lane(
                            id,
                            host.name(),
                            new HoldReturn(new StepId(id, "hold"), host, bootId(host))));
        }
        return lanes;
    }

    private String bootId(HostId host) {
        return scene.now()
                .lastSeen(HostBoot.of(host))
                .map(known -> known.seen().bootId())
                .orElse("");
    }

    /// Not while somebody is still being waited for: a customer's Boot button would fight the rest.
    private List<Lane> release() {
        var lanes = new ArrayList<Lane>();
        for (var host : scene.dead()) {
            var id = "6b." + host;
            var step = new ReleasePanel(new StepId(id, "release"), host, new TreeMap<>(moves));
            lanes.add(lane(id, host.name(), step));
        }
        return lanes;
    }

    /// Users that the monitors were seen to refuse: Lifeboat frees their locks itself now, and the
    /// next takeover without it would stick.
    private List<FollowUp> followUps() {
        var followUps = new TreeMap<String, FollowUp>();
        for (var cluster : clusters()) {
            scene
                    .now()
                    .read(Denials.of(cluster))
                    .fact()
                    .map(Denials::denials)
                    .orElse(List.of())
                    .stream()
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
