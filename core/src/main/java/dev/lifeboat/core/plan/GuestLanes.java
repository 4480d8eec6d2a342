package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.LockOwner;
import dev.lifeboat.core.evidence.Resident;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.VmId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What happens to each guest of an evacuation: its lock is freed, it is started, it is proven.
///
/// @param moves where each guest goes, or already is
record GuestLanes(Scene scene, SortedMap<VmId, HostId> moves, OthersAnswer others) {

    private static Lane lane(String phase, Stray stray, List<Step> steps) {
        var name = stray.vm().name();
        return new Lane(phase + "." + name, name, Optional.of(stray.vm().id()), steps);
    }

    /// The locks that were seen held from dead addresses, and no others.
    List<Lane> locks(List<Stray> strays) {
        var lanes = new ArrayList<Lane>();
        for (var stray : strays) {
            var steps = new ArrayList<Step>();
            for (var disk : stray.definition().disks()) {
                for (var owner : scene.deadOwners(disk)) {
                    var name = "break-lock-" + (steps.size() + 1);
                    var id = new StepId("3." + stray.vm().name(), name);
                    steps.add(new BreakLock(id, disk, owner, fenced(owner, disk)));
                }
            }
            if (!steps.isEmpty()) {
                lanes.add(lane("3", stray, steps));
            }
        }
        return lanes;
    }

    private CannotWrite fenced(LockOwner owner, Image disk) {
        var dead = scene.deadHost(owner).orElseThrow();
        return scene.cannotWrite(dead, new TreeSet<>(List.of(disk.cluster())));
    }

    List<Lane> starts(List<Stray> strays) {
        var lanes = new ArrayList<Lane>();
        for (var stray : strays) {
            if (stray.runsOn().isEmpty()) {
                lanes.add(lane("4", stray, start(stray)));
            }
        }
        return lanes;
    }

    /// To start a guest at a second target it is first seen undefined at the one before (R6).
    private List<Step> start(Stray stray) {
        var seat = seat(stray);
        var lane = "4." + stray.vm().name();
        var name = stray.vm().name();
        var steps = new ArrayList<Step>();
        for (var before : stray.begunOn()) {
            if (!before.equals(seat.host())) {
                steps.add(
                        new Undefine(
                                new StepId(lane, "undefine-on-" + before),
                                new Seat(seat.vm(), before),
                                name,
                                List.of(nowhere(stray, before, new TreeSet<>()))));
            }
        }
        for (var host : suspects(stray, seat)) {
            if (startsByItself(stray, host)) {
                steps.add(
                        new TurnOffAutostart(
                                new StepId(lane, "autostart-on-" + host),
                                new Seat(seat.vm(), host),
                                name));
            }
        }
        // Not before it could be started: a definition that is left behind is one more to mend.
        var ready = new ArrayList<Claim>();
        ready.add(new HostAnswers(seat.host()));
        ready.addAll(hostsAreOut(stray));
        steps.add(new Define(new StepId(lane, "define"), seat, name, stray.definition(), ready));
        steps.add(start(lane, stray, seat));
        return steps;
    }

    private Start start(String lane, Stray stray, Seat seat) {
        var disks = stray.definition().disks();
        return new Start(
                new StepId(lane, "start"), seat, stray.vm().name(), disks, guards(stray, seat));
    }

    private List<Claim> guards(Stray stray, Seat seat) {
        var vm = stray.vm();
        var guards = new ArrayList<Claim>(hostsAreOut(stray));
        if (!others.hosts().isEmpty()) {
            guards.add(others);
        }
        var dead = new TreeMap<HostId, SortedSet<String>>();
        stray.wasOn().forEach(host -> dead.put(host, scene.ownAddresses(host)));
        guards.add(new ImagesAreFree(vm.name(), stray.definition().disks(), dead));
        guards.add(nowhere(stray, seat.host(), suspects(stray, seat)));
        if (!vm.addresses().isEmpty()) {
            guards.add(new NobodyAnswers(vm.id(), vm.name()));
        }
        return guards;
    }

    /// Where it was, nothing can speak or write.
    private List<Claim> hostsAreOut(Stray stray) {
        var guards = new ArrayList<Claim>();
        stray.wasOn().forEach(host -> guards.add(new MayAnswer(stray.vm().id(), host)));
        guards.addAll(fences(stray));
        return guards;
    }

    private List<Claim> fences(Stray stray) {
        var clusters = Scene.clusters(stray);
        return stray.wasOn().stream()
                .<Claim>map(host -> scene.cannotWrite(host, clusters))
                .toList();
    }

    /// A definition that was left behind would start a second instance when that host boots.
    private boolean startsByItself(Stray stray, HostId host) {
        return scene.now()
                .lastSeen(Residents.of(host))
                .map(seen -> seen.seen().guests().get(stray.vm().id()))
                .map(Resident::autostart)
                .orElse(false);
    }

    /// The living hosts that know the guest, or may.
    private SortedSet<HostId> suspects(Stray stray, Seat seat) {
        var suspects = new TreeSet<>(stray.begunOn());
        suspects.addAll(scene.census().listing(stray.vm().id(), scene.now()));
        suspects.removeAll(scene.dead());
        suspects.remove(seat.host());
        suspects.removeAll(stray.wasOn());
        return suspects;
    }

    private static RunsNowhere nowhere(Stray stray, HostId here, SortedSet<HostId> suspects) {
        var vm = stray.vm();
        return new RunsNowhere(vm.id(), vm.name(), here, suspects, stray.wasOn());
    }

    private Seat seat(Stray stray) {
        var host = moves.get(stray.vm().id());
        if (host == null) {
            throw new IllegalStateException(stray.vm() + " was not placed");
        }
        return new Seat(stray.vm().id(), host);
    }

    List<Lane> proofs(List<Stray> strays) {
        return strays.stream().map(stray -> lane("5", stray, proof(stray))).toList();
    }

    private List<Step> proof(Stray stray) {
        var seat = seat(stray);
        var id = "5." + stray.vm().name();
        var name = stray.vm().name();
        var disks = stray.definition().disks();
        var steps = new ArrayList<Step>();
        steps.add(new Resume(new StepId(id, "resume"), seat, name, fences(stray)));
        steps.add(new StopIfStuck(new StepId(id, "stop"), seat, name, disks));
        steps.add(start(id, stray, seat));
        steps.add(
                new Confirm(
                        new StepId(id, "prove"),
                        new GuestIsWell(seat, disks, mute(stray), around(stray, seat)),
                        Limits.BOOT));
        if (stray.runsOn().isEmpty() || !stray.begunOn().isEmpty()) {
            steps.add(
                    new RestoreDefinition(
                            new StepId(id, "restore"), seat, name, stray.definition()));
        }
        return steps;
    }

    /// Until these cannot speak, an answer may be theirs.
    private SortedSet<HostId> mute(Stray stray) {
        var hosts = new TreeSet<>(scene.dead());
        hosts.addAll(stray.wasOn());
        return hosts;
    }

    private Fleet around(Stray stray, Seat seat) {
        var hosts = new TreeSet<>(mute(stray));
        hosts.add(seat.host());
        return scene.around(seat.vm(), hosts);
    }
}
