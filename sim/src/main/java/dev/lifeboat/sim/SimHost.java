package dev.lifeboat.sim;

import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.VmId;
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

    boolean powered = true;

    /// Processes stopped, kernel silent, power on: what 2019 was.
    boolean hung;

    /// The uplink carries nothing.
    boolean cutOff;

    /// The switch port is down, as the switch itself would say.
    boolean portDown;

    /// A number that changes with each boot.
    int boots = 1;

    boolean bmcDead;

    /// The BMC says "ok" to power off and does nothing.
    boolean bmcLies;

    /// Whose power this host's BMC entry really switches.
    HostId bmcOf;

    SimHost(HostId id, String address) {
        this.id = id;
        this.address = address;
        this.storageAddress = address;
        this.bmcOf = id;
    }

    boolean isReachable() {
        return powered && !hung && !cutOff && !portDown;
    }

    /// Whether its processes could run again without a reboot.
    boolean couldWake() {
        return powered;
    }
}
