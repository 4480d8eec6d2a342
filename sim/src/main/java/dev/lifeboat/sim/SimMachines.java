package dev.lifeboat.sim;

import dev.lifeboat.core.evidence.BootImage;
import dev.lifeboat.core.evidence.Hardware;
import dev.lifeboat.core.evidence.NetworkConfig;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Words;
import dev.lifeboat.core.spi.Machines;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/// Chassis that break, and drives that people carry about.
record SimMachines(SimSite site) implements Machines {
    @Override
    public Reading<Hardware> hardware(Host chassis) {
        var machine = site.host(chassis.id()).machine;
        return SimPorts.known(
                site,
                "redfish inventory and event log of {}",
                chassis.id(),
                new Hardware(
                        machine.controller,
                        new TreeSet<>(machine.macs),
                        new TreeSet<>(machine.drives),
                        List.copyOf(machine.log)));
    }

    /// Judged for the chassis that its drives are in, and for each that waits to be needed.
    BootImage bootImage(SimHost host) {
        var on = new TreeMap<HostId, Verdict>();
        var lacking = new TreeSet<String>();
        for (var chassis : site.hosts.values()) {
            if (chassis.machine.bare || chassis.id.equals(host.machine.body)) {
                on.put(chassis.id, fits(host.machine, chassis));
                lacking.add(chassis.machine.controller);
            }
        }
        lacking.removeAll(host.machine.bootDrivers);
        var fix =
                lacking.isEmpty()
                        ? ""
                        : "on "
                                + host.id
                                + ": echo "
                                + String.join(" ", lacking)
                                + " >> /etc/initramfs-tools/modules && update-initramfs -u";
        return new BootImage("6.1.0-50-amd64, the only one", on, fix);
    }

    private static Verdict fits(Machine drives, SimHost chassis) {
        if (drives.spoilt) {
            return Verdict.no("its boot image is cut short");
        }
        var driver = chassis.machine.controller;
        return Verdict.of(
                drives.bootDrivers.contains(driver),
                "it has " + driver,
                "it has "
                        + Words.list(drives.bootDrivers)
                        + " and not "
                        + driver
                        + ", which the controller of "
                        + chassis.id
                        + " needs");
    }

    @Override
    public Reading<NetworkConfig> network(Host host) {
        var macs = new TreeSet<>(site.host(host.id()).machine.configuredMacs);
        return SimPorts.known(site, "puppet lookup of {}", host.id(), new NetworkConfig(macs));
    }

    /// Power comes to a chassis: what is in it tries to boot.
    void powered(SimHost chassis) {
        for (var host : site.hosts.values()) {
            if (host != chassis && host.machine.body.equals(chassis.id)) {
                boot(host, chassis);
            }
        }
    }

    private void boot(SimHost host, SimHost chassis) {
        if (chassis.machine.drives.size() < host.machine.own) {
            site.note("site", host.id + " finds only some of its drives in " + chassis.id);
        } else if (!fits(host.machine, chassis).isYes()) {
            site.note("site", host.id + " gives up waiting for its root device in " + chassis.id);
        } else {
            host.machine.broken = false;
            site.powerOn(host);
            host.cutOff = !chassis.machine.macs.containsAll(host.machine.configuredMacs);
        }
    }

    /// A person carries a drive to another chassis.
    void move(String serial, HostId to) {
        for (var chassis : site.hosts.values()) {
            if (chassis.machine.drives.remove(serial)) {
                site.host(to).machine.drives.add(serial);
                site.hosts.values().stream()
                        .filter(host -> host == chassis && host.machine.own > 0)
                        .forEach(host -> host.machine.body = to);
                site.note("operator", "put drive " + serial + " into " + to);
                return;
            }
        }
    }
}
