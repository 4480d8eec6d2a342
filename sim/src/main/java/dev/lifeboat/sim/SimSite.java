package dev.lifeboat.sim;

import dev.lifeboat.core.evidence.Addresses;
import dev.lifeboat.core.evidence.BootStage;
import dev.lifeboat.core.evidence.RunState;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.Vm;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.plan.Stunt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// A site in memory that behaves as the real parts were seen to behave, second by second.
public final class SimSite {
    /// 2026-03-02 is the night on which the site of the scenarios was last drilled.
    public static final Instant START = Instant.parse("2026-03-02T03:00:00Z");

    private final Fleet fleet;
    final TreeMap<HostId, SimHost> hosts = new TreeMap<>();
    final SimCeph ceph;
    final TreeSet<String> silentWitnesses = new TreeSet<>();
    final TreeSet<HostId> frozenPanels = new TreeSet<>();
    final TreeSet<HostId> heldReturns = new TreeSet<>();

    /// Where an instance of each guest ended without giving its lock back, or hangs: it, or another
    /// one that boots there, may come back.
    final TreeMap<VmId, TreeMap<HostId, Instant>> diedOn = new TreeMap<>();

    private final Transcript transcript = new Transcript(START);
    private final Invariants invariants = new Invariants(this);
    private Instant now = START;

    /// Guests that ran when the night began.
    final TreeSet<VmId> ranAtFirst = new TreeSet<>();

    private Instant nextSecond = START.plusSeconds(1);
    private int instances;

    /// Whether a drill may make its hosts hang.
    boolean isLab;

    /// Clients that drills have had.
    int clients;

    /// How long the last port call took; the world delivers its answer then.
    Duration cost = Duration.ZERO;

    SimSite(Fleet fleet) {
        this.fleet = fleet;
        this.ceph = new SimCeph(fleet.clusters().first());
        for (var host : fleet.hosts().values()) {
            hosts.put(host.id(), new SimHost(host));
        }
    }

    public Fleet fleet() {
        return fleet;
    }

    public Instant now() {
        return now;
    }

    public Transcript transcript() {
        return transcript;
    }

    public Invariants invariants() {
        return invariants;
    }

    SimHost host(HostId id) {
        var host = hosts.get(id);
        if (host == null) {
            throw new IllegalArgumentException("no host " + id);
        }
        return host;
    }

    /// A guest, or a stunt, which no site file names.
    Vm vm(VmId id, HostId host) {
        var vm = fleet.vm(id);
        return Stunt.isOne(id)
                ? new Vm(
                        id,
                        new Stunt(new Seat(id, host)).name(),
                        vm.priority(),
                        vm.wanted(),
                        vm.addresses(),
                        vm.keepApart())
                : vm;
    }

    Stream<SimInstance> instances(VmId vm) {
        return hosts.values().stream().map(host -> host.instances.get(vm)).filter(Objects::nonNull);
    }

    void note(String who, String what) {
        transcript.add(now, who, what);
    }

    /// Lets time pass, a second at a time.
    void advance(Instant to) {
        while (!nextSecond.isAfter(to)) {
            now = nextSecond;
            nextSecond = nextSecond.plusSeconds(1);
            hosts.values().forEach(this::second);
            invariants.check();
        }
        if (to.isAfter(now)) {
            now = to;
        }
    }

    private void second(SimHost host) {
        if (!host.powered || host.hung) {
            return;
        }
        List.copyOf(host.instances.values()).forEach(this::second);
    }

    private void second(SimInstance guest) {
        guest.age++;
        if (!guest.host.reachesStorage() || guest.state != RunState.RUNNING) {
            return;
        }
        var disks = disks(guest);
        if (ceph.refuses(guest.address, now)) {
            // A fenced client gets -108 for ever: its guest is a zombie that may still answer ping.
            return;
        }
        disks.forEach(disk -> disk.watches.put(guest.address, now));
        if (guest.stage == BootStage.EMERGENCY || guest.stage == BootStage.PANIC) {
            return;
        }
        if (guest.stage == BootStage.SILENT) {
            guest.stage = BootStage.KERNEL;
            return;
        }
        boot(guest, disks);
    }

    private List<SimImage> disks(SimInstance guest) {
        var defined = guest.host.defined.get(guest.vm);
        return defined == null
                ? List.of()
                : defined.definition().disks().stream().map(ceph::image).toList();
    }

    private void boot(SimInstance guest, List<SimImage> disks) {
        if (guest.stage == BootStage.KERNEL) {
            guest.stage = BootStage.CHECKING_DISK;
            note("site", guest.name + " checks its disk on " + guest.host.id);
        }
        if (ceph.laggy > 0) {
            return;
        }
        var refused = ceph.denials.size();
        for (var disk : disks) {
            if (!ceph.acquire(disk, guest, now)) {
                if (ceph.denials.size() > refused && !ceph.retriesForever) {
                    diskError(guest);
                }
                return;
            }
        }
        disks.forEach(disk -> disk.lastWriter = guest.address);
        guest.writes++;
        if (guest.stage == BootStage.CHECKING_DISK && disks.stream().anyMatch(it -> it.spoiled)) {
            guest.stage = BootStage.EMERGENCY;
            note("site", guest.name + " gives up at boot on " + guest.host.id);
            return;
        }
        if (guest.stage == BootStage.CHECKING_DISK
                && ++guest.checked >= SimInstance.CHECK_SECONDS) {
            guest.stage = BootStage.UP;
            note("site", guest.name + " is up on " + guest.host.id);
        }
    }

    private void diskError(SimInstance guest) {
        if (guest.stopsAtError) {
            guest.state = RunState.PAUSED_BY_DISK;
            note("site", guest.name + " is paused by its disk on " + guest.host.id);
        } else {
            guest.stage = BootStage.EMERGENCY;
            note("site", guest.name + " gives up at boot on " + guest.host.id);
        }
    }

    SimInstance launch(SimHost host, VmId vm, String by) {
        var guest = open(host, vm, by);
        note(by, "start " + guest.name + " on " + host.id);
        if (by.equals("runner")) {
            for (var other : hosts.values()) {
                var dead = other.instances.get(vm);
                if (other != host && dead != null && !dead.startedBy.equals("operator")) {
                    died(vm, other);
                }
            }
            invariants.started(guest);
        }
        return guest;
    }

    void launchQuietly(SimHost host, VmId vm) {
        ranAtFirst.add(vm);
        open(host, vm, "site");
    }

    private SimInstance open(SimHost host, VmId vm, String by) {
        var defined = host.defined.get(vm);
        if (defined == null) {
            throw new IllegalStateException(vm + " is not defined on " + host.id);
        }
        instances++;
        var guest = new SimInstance(vm(vm, host.id), host, instances, now, by);
        host.instances.put(vm, guest);
        disks(guest).forEach(disk -> disk.watches.put(guest.address, now));
        return guest;
    }

    /// A guest writes to its disks before it has booted, as its loader may.
    void write(SimInstance guest) {
        disks(guest).forEach(disk -> ceph.acquire(disk, guest, now));
    }

    /// A guest's process ends in order: it gives its lock back.
    void end(SimInstance guest) {
        for (var disk : disks(guest)) {
            disk.watches.remove(guest.address);
            if (disk.owner != null && disk.owner.address().equals(guest.address)) {
                disk.owner = null;
            }
        }
        guest.host.instances.remove(guest.vm);
    }

    void powerOff(SimHost host, String said) {
        if (host.powered) {
            host.powered = false;
            host.hung = false;
            host.changed = now;
            host.instances.values().stream()
                    .filter(guest ->
                            !guest.startedBy.equals("operator") || guest.seen.isBefore(now))
                    .forEach(guest -> died(guest.vm, host));
            host.instances.clear();
            host.enclosures.clear();
            note("site", host.id + " " + said);
        }
    }

    private void died(VmId vm, SimHost host) {
        diedOn.computeIfAbsent(vm, _ -> new TreeMap<>()).put(host.id, now);
    }

    /// libvirtd starts its guests by itself: only the storage can refuse them now.
    void powerOn(SimHost host) {
        if (host.powered || host.unplugged) {
            return;
        }
        host.powered = true;
        host.cutOff = false;
        host.managementCut = false;
        host.storageCut = false;
        host.changed = now;
        if (host.machine.bare || host.machine.broken) {
            host.hung = host.machine.broken;
            note("site", host.id + " has power" + (host.hung ? " and says nothing" : ""));
            new SimMachines(this).powered(host);
            return;
        }
        host.boot(now);
        note("site", host.id + " boots");
        for (var vm : List.copyOf(host.defined.keySet())) {
            var defined = host.defined.get(vm);
            if (defined == null || !defined.autostart()) {
                continue;
            }
            if (ceph.refuses(Addresses.whole(host.storageAddress), now)) {
                note(
                        "site",
                        fleet.vm(vm).name()
                                + " fails to start on "
                                + host.id
                                + ": its disk refuses it");
            } else {
                launch(host, vm, "site");
            }
        }
    }
}
