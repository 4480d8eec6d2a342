package dev.lifeboat.sim;

import dev.lifeboat.core.evidence.Addresses;
import dev.lifeboat.core.evidence.LockOwner;
import dev.lifeboat.core.fleet.HostId;
import java.time.Duration;
import java.util.List;

/// What people do to a simulated site with their own hands, beside Lifeboat: the old procedures,
/// and the fixes that `ready` shows.
final class ByHand {
    private final SimSite site;

    ByHand(SimSite site) {
        this.site = site;
    }

    private SimHost host(String name) {
        return site.host(new HostId(name));
    }

    void act(String[] words) {
        switch (words[1]) {
            case "starts" -> starts(words);
            case "unplugs" -> unplug(host(words[2]));
            case "frees" -> free(words[2]);
            case "moves" -> new SimMachines(site).move(words[2], new HostId(words[4]));
            case "rebuilds" -> rebuild(host(words[2]), words[4]);
            case "configures" -> configure(host(words[2]), host(words[4]));
            case "blocklists" -> blocklist(words[2], Duration.ofHours(1));
            case "grants" -> grant(words);
            case "locks" -> lock(words[2]);
            case "reboots" -> reboot(host(words[2]));
            case "stops" -> stop(words[2]);
            case "corrects" -> correct(host(words[2]));
            case "disables" -> disable(words[2]);
            default -> throw new IllegalArgumentException("an operator never " + words[1]);
        }
    }

    private void rebuild(SimHost host, String driver) {
        host.machine.bootDrivers.add(driver);
        host.machine.spoilt = false;
        site.note("operator", "rebuild the boot image of " + host.id + " with " + driver);
    }

    private void configure(SimHost host, SimHost chassis) {
        host.machine.configuredMacs.clear();
        host.machine.configuredMacs.addAll(chassis.machine.macs);
        site.note("operator", "configure " + host.id + " for the MACs of " + chassis.id);
    }

    private void unplug(SimHost host) {
        site.powerOff(host, "is unplugged");
        host.unplugged = true;
        host.bmcDead = true;
    }

    /// `rbd lock rm`, by hand.
    private void free(String name) {
        site.ceph.images.forEach((image, state) -> {
            if (image.name().equals(name)) {
                state.owner = null;
                site.note("operator", "remove the lock of " + image.label());
            }
        });
    }

    private void grant(String[] words) {
        site.ceph.monCap = String.join(" ", List.of(words).subList(2, words.length));
        site.note("operator", "set the mon cap of " + SimCeph.USER + " to " + site.ceph.monCap);
    }

    /// `rbd lock add`, by a script that died.
    private void lock(String name) {
        site.ceph.images.forEach((image, state) -> {
            if (image.name().equals(name)) {
                state.owner = new LockOwner("client.4077", "left-behind", "10.91.0.9:0/29977");
                site.note("operator", "lock " + image.label() + " by hand, and forget it");
            }
        });
    }

    /// Its guests are shut down before, and started after.
    private void reboot(SimHost host) {
        var guests = List.copyOf(host.instances.values());
        guests.forEach(site::end);
        site.powerOff(host, "is shut down");
        site.powerOn(host);
        guests.stream()
                .filter(guest -> !host.instances.containsKey(guest.vm))
                .forEach(guest -> site.launch(host, guest.vm, "operator"));
    }

    private void stop(String name) {
        var vm = site.fleet().named(name).orElseThrow();
        for (var guest : site.instances(vm.id()).toList()) {
            site.end(guest);
            site.note("operator", "shut " + name + " down on " + guest.host.id);
        }
    }

    /// Its entry in the site file.
    private void correct(SimHost host) {
        host.bmcOf = host.id;
        host.wiredTo = host.id;
        site.note("operator", "correct the BMC address of " + host.id);
    }

    /// `virsh autostart --disable`
    private void disable(String name) {
        var vm = site.fleet().named(name).orElseThrow().id();
        for (var host : site.hosts.values()) {
            host.defined.computeIfPresent(
                    vm, (_, was) -> new SimHost.Defined(was.definition(), false));
        }
        site.note("operator", "disable the autostart of " + name);
    }

    private void blocklist(String ip, Duration length) {
        site.ceph.enter(Addresses.whole(ip), site.now().plus(length), site.now());
        site.note("operator", "blocklist " + ip + " for " + length.toMinutes() + " min");
    }

    /// `operator starts web-1 on kct10`, the old procedure: define, start, hope. With `and it
    /// writes` it takes its disks' locks at once, not when it mounts them.
    private void starts(String[] words) {
        var vm = site.fleet().named(words[2]).orElseThrow();
        var host = host(words[4]);
        var definition =
                site.hosts.values().stream()
                        .filter(each -> each.defined.containsKey(vm.id()))
                        .map(each -> each.defined.get(vm.id()))
                        .findFirst()
                        .orElseThrow();
        if (host.isReachable() && !host.instances.containsKey(vm.id())) {
            host.defined.put(vm.id(), new SimHost.Defined(definition.definition(), false));
            site.launch(host, vm.id(), "operator");
            if (words.length > 5) {
                host.instances.values().stream()
                        .filter(guest -> guest.vm.equals(vm.id()))
                        .forEach(site::write);
            }
        }
    }
}
