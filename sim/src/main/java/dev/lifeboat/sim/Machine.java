package dev.lifeboat.sim;

import dev.lifeboat.core.fleet.HostId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// A host's chassis and drives, where a scenario cares for them.
final class Machine {
    /// A chassis without an operating system, waiting to be needed.
    boolean bare;

    /// It takes power and says nothing.
    boolean broken;

    /// The driver that its storage controller needs.
    String controller = "ahci";

    final TreeSet<String> macs = new TreeSet<>();

    /// The drives that are in it, by serial number.
    final TreeSet<String> drives = new TreeSet<>();

    final List<String> log = new ArrayList<>();

    /// What is on the host's own drives.
    final TreeSet<String> bootDrivers = new TreeSet<>();

    /// The boot image was not written to its end.
    boolean spoilt;

    final TreeSet<String> configuredMacs = new TreeSet<>();

    /// How many drives the host needs to boot.
    int own;

    /// The chassis that its drives are in.
    HostId body = new HostId("nowhere");
}
