package dev.lifeboat.sim;

import dev.lifeboat.core.evidence.BootStage;
import dev.lifeboat.core.evidence.LockOwner;
import dev.lifeboat.core.fleet.VmId;

/// Guests that have been up for a long time when the night begins.
final class SettledSite {
    private SettledSite() {}

    static void run(SimSite site, SimHost host, VmId vm) {
        site.launchQuietly(host, vm);
    }

    static void settle(SimSite site) {
        for (var host : site.hosts.values()) {
            for (var guest : host.instances.values()) {
                guest.stage = BootStage.UP;
                guest.writes = 1000;
                var defined = host.defined.get(guest.vm);
                if (defined == null) {
                    continue;
                }
                for (var disk : defined.definition().disks()) {
                    var image = site.ceph.image(disk);
                    image.owner = new LockOwner(guest.client, guest.cookie, guest.address);
                    image.watches.put(guest.address, site.now());
                }
            }
        }
    }
}
