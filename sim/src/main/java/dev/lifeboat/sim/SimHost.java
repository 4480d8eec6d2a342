package dev.lifeboat.sim;

import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.VmId;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import java.util.TreeSet;

/// A host and its BMC.
final class SimHost {
    /// What a hypervisor keeps of a guest.
    record Defined(Definition definition, boolean autostart) {}

    final HostId id;
    final String address;
    final String storageAddress;
    final TreeSet<String> has = new TreeSet<>();
    final TreeMap<VmId, Defined> defined = new TreeMap<>();
    final TreeMap<VmId, SimInstance> instances = new TreeMap<>();

    /// Stunts for which there is a closed network.
    final TreeSet<VmId> enclosures = new TreeSet<>();

    boolean powered = true;

    /// Processes stopped, kernel silent, power on: what 2019 was.
    boolean hung;

    /// The uplink carries nothing.
    boolean cutOff;

    /// We cannot reach it; its guests speak and write on.
    boolean managementCut;

    /// Only its way to the storage is cut.
    boolean storageCut;

    /// The switch port is down, as the switch itself would say.
    boolean portDown;

    /// A person has pulled its cables; it stays so.
    boolean unplugged;

    /// When something last befell it.
    Instant changed = Instant.MIN;

    final Machine machine = new Machine();

    /// A number that changes with each boot.
    int boots = 1;

    /// As kct09 was in 2019: 417 days.
    Instant booted = SimSite.START.minus(Duration.ofDays(417));

    /// What was changed since then.
    final TreeSet<String> debt = new TreeSet<>();

    /// What its BMC has noted that is broken.
    final TreeSet<String> noted = new TreeSet<>();

    /// Its console says nothing from now on; what it has said stays in the log.
    boolean mute;

    /// When its console last said something.
    Instant spoke = booted.plusSeconds(60);

    /// How often it has said what it says at a boot.
    int bootsHeard = 1;

    boolean bmcDead;

    /// The BMC says "ok" to power off and does nothing.
    boolean bmcLies;

    /// The BMC says "off" whatever is true.
    boolean bmcBlind;

    /// Which machine this host's BMC entry belongs to.
    HostId bmcOf;

    /// Whose power it really switches: a plug in the wrong socket.
    HostId wiredTo;

    SimHost(Host host) {
        this.id = host.id();
        this.address = host.address();
        this.storageAddress = host.storageAddresses().first();
        this.bmcOf = id;
        this.wiredTo = id;
        this.machine.body = id;
    }

    boolean isReachable() {
        return speaks() && !managementCut;
    }

    /// Its guests reach their network.
    boolean speaks() {
        return powered && !machine.bare && !hung && !cutOff && !portDown;
    }

    boolean reachesStorage() {
        return powered && !hung && !cutOff && !storageCut;
    }

    /// It starts a new life, and says so on its console.
    void boot(Instant at) {
        boots++;
        booted = at;
        debt.clear();
        if (!mute) {
            spoke = at;
            bootsHeard++;
        }
    }

    /// Whether its processes could run again without a reboot.
    boolean couldWake() {
        return powered;
    }
}
