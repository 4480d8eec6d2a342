package dev.lifeboat.core.muster;

import dev.lifeboat.core.evidence.LockOwner;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Watchers;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.Image;

/// Whose lock it is. The address alone does not tell: a host that was booted again has the address
/// of its last life, and the lock of a process that is gone. A living client watches.
record Holders(Host host, Snapshot now) {

    boolean comesFromHere(LockOwner owner) {
        return host.storageAddresses().contains(owner.ip());
    }

    boolean livesHere(Image disk, LockOwner owner) {
        var watchers = now.read(Watchers.of(disk)).fact();
        return comesFromHere(owner)
                && watchers.isPresent()
                && watchers.get().addresses().contains(owner.address());
    }

    boolean isStranger(Image disk, LockOwner owner) {
        var watchers = now.read(Watchers.of(disk)).fact();
        return !comesFromHere(owner)
                || (watchers.isPresent() && !watchers.get().addresses().contains(owner.address()));
    }
}
