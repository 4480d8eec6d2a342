package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.VmId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Plans the return of a host that was evacuated (R9): it has booted since, the guests that were
/// moved are forgotten there, and the fence is lifted last.
public final class Readmission {
    private final Fleet fleet;
    private final Snapshot now;
    private final HostId host;
    private final String bootBefore;
    private final SortedMap<VmId, HostId> moved;

    private Readmission(
            Fleet fleet,
            Snapshot now,
            HostId host,
            String bootBefore,
            SortedMap<VmId, HostId> moved) {
        this.fleet = fleet;
        this.now = now;
        this.host = host;
        this.bootBefore = bootBefore;
        this.moved = moved;
    }

    /// @param bootBefore the boot id of its last life, as the evacuation noted it
    /// @param moved where the evacuation put its guests
    public static Plan plan(
            Fleet fleet,
            Snapshot now,
            HostId host,
            String bootBefore,
            SortedMap<VmId, HostId> moved) {
        return new Readmission(fleet, now, host, bootBefore, moved).plan();
    }

    private Plan plan() {
        var phases =
                List.of(
                        Phase.inTurn("1", "preflight", preflight()),
                        Phase.inTurn("2", "forget the guests that moved", forget(), "1"),
                        Phase.inTurn("3", "lift the fence", lift(), "2"),
                        Phase.inTurn("4", "let it have guests again", release(), "3"));
        Instant seen = now.read(Residents.of(host)).answered();
        var goal = new Goal.Readmit(host);
        return new Plan(
                Fingerprint.of(goal, seen, phases),
                goal,
                seen,
                phases,
                new TreeMap<>(),
                List.of(),
                List.of());
    }

    private List<Claim> returned() {
        return List.of(
                new Rebooted(host, bootBefore),
                new RunsNoneOf(host, new TreeSet<>(moved.keySet())));
    }

    private List<Lane> preflight() {
        var steps = new ArrayList<Step>();
        for (var claim : returned()) {
            var id = new StepId("1." + host, "check-" + (steps.size() + 1));
            steps.add(new Confirm(id, claim, Limits.USUAL));
        }
        return List.of(new Lane("1." + host, host.name(), Optional.empty(), steps));
    }

    private List<Lane> forget() {
        var lanes = new ArrayList<Lane>();
        moved.forEach((vm, to) -> {
            var name = fleet.vm(vm).name();
            var lane = "2." + name;
            var here = new Seat(vm, host);
            var there = new LivesElsewhere(new Seat(vm, to), name);
            lanes.add(
                    new Lane(
                            lane,
                            name,
                            Optional.of(vm),
                            List.of(
                                    new TurnOffAutostart(new StepId(lane, "autostart"), here, name),
                                    new Undefine(
                                            new StepId(lane, "undefine"),
                                            here,
                                            name,
                                            List.of(there)))));
        });
        return lanes;
    }

    private List<Lane> lift() {
        var lanes = new ArrayList<Lane>();
        for (var cluster : fleet.clusters()) {
            for (var address : fleet.host(host).storageAddresses()) {
                var lane = "3." + cluster + "." + address;
                var step =
                        new LiftFence(new StepId(lane, "lift"), host, cluster, address, returned());
                lanes.add(new Lane(lane, address, Optional.empty(), List.of(step)));
            }
        }
        return lanes;
    }

    private List<Lane> release() {
        var lane = "4." + host;
        var step = new LiftHold(new StepId(lane, "lift-hold"), host);
        return List.of(new Lane(lane, host.name(), Optional.empty(), List.of(step)));
    }
}
