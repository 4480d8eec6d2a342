package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.Vm;
import dev.lifeboat.core.fleet.VmId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/// Proves a guest on the host where it was, healing what has to be healed.
record SeatProof(Scene scene, Seat seat, String name, List<Image> disks) {

    List<Step> steps() {
        var lane = "7." + name;
        var none = new TreeSet<HostId>();
        var nowhere = new RunsNowhere(seat.vm(), name, seat.host(), none, none);
        var guards = new ArrayList<Claim>(List.of(nowhere));
        if (!disks.isEmpty()) {
            guards.add(new ImagesAreFree(name, disks, new TreeMap<>()));
        }
        return List.of(
                new Resume(new StepId(lane, "resume"), seat, name, List.of()),
                new StopIfStuck(new StepId(lane, "stop"), seat, name, disks),
                new Start(new StepId(lane, "start"), seat, name, disks, guards),
                new Confirm(
                        new StepId(lane, "prove"),
                        new GuestIsWell(seat, disks, none, around()),
                        Limits.BOOT));
    }

    private Fleet around() {
        var hosts = new TreeMap<HostId, Host>();
        hosts.put(seat.host(), scene.fleet().host(seat.host()));
        var vms = new TreeMap<VmId, Vm>();
        vms.put(seat.vm(), scene.fleet().vm(seat.vm()));
        return new Fleet(hosts, vms, new TreeSet<>(), new TreeSet<>());
    }
}
