package dev.lifeboat.sim;

import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.SnapshotSum;
import dev.lifeboat.core.evidence.Snapshots;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.plan.Twin;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Snapshots and clones of guests' images.
record SimTwins(SimSite site) {
    Outcome snapshot(Twin twin) {
        var image = site.ceph.images.get(twin.original());
        if (!site.ceph.quorum || image == null) {
            return none(image);
        }
        if (!answers(image)) {
            return slow();
        }
        if (image.snapshots.put(twin.snapshot(), true) == null) {
            site.note("runner", "take the snapshot " + twin);
        }
        site.ceph.sums.put(twin.copy().image(), sumOf(twin.original()));
        return SimPorts.done(site, SimPorts.QUICK, "taken");
    }

    Outcome drop(Twin twin) {
        var image = site.ceph.images.get(twin.original());
        if (!site.ceph.quorum || image == null) {
            return none(image);
        }
        if (site.ceph.images.containsKey(twin.copy().image())) {
            return SimPorts.refused(site, "unprotecting snap failed: Device or resource busy");
        }
        if (!answers(image)) {
            return slow();
        }
        site.ceph.sums.remove(twin.copy().image());
        if (image.snapshots.remove(twin.snapshot()) == null) {
            return SimPorts.refused(site, "No such file or directory");
        }
        site.note("runner", "remove the snapshot " + twin);
        return SimPorts.done(site, SimPorts.QUICK, "removed");
    }

    Outcome copy(Twin twin) {
        var image = site.ceph.images.get(twin.original());
        if (!site.ceph.quorum || image == null) {
            return none(image);
        }
        var copy = twin.copy().image();
        if (site.ceph.images.containsKey(copy) || !image.snapshots.containsKey(twin.snapshot())) {
            return SimPorts.refused(site, "File exists, or no such snapshot");
        }
        var made = new SimImage(copy);
        made.features = image.features;
        made.spoiled = image.spoiled;
        site.ceph.images.put(copy, made);
        site.note("runner", "clone " + twin);
        return SimPorts.done(site, SimPorts.QUICK, "cloned");
    }

    Reading<Snapshots> snapshots(Image image) {
        var there = site.ceph.images.get(image);
        if (!site.ceph.quorum) {
            return SimPorts.silent(site, "rbd snap ls {}", image);
        }
        if (there == null) {
            return SimPorts.refused(site, "rbd snap ls {}", image, "No such file or directory");
        }
        var guarded =
                there.snapshots.entrySet().stream()
                        .filter(Map.Entry::getValue)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toCollection(TreeSet::new));
        return SimPorts.known(
                site,
                "rbd snap ls {}",
                image,
                new Snapshots(new TreeSet<>(there.snapshots.keySet()), guarded));
    }

    Reading<SnapshotSum> sum(Image clone) {
        if (!site.ceph.quorum) {
            return SimPorts.silent(site, "rbd export {}", clone);
        }
        var then = Optional.ofNullable(site.ceph.sums.get(clone));
        var there =
                site.ceph.images.values().stream()
                        .filter(image -> image.snapshots.containsKey(clone.name()))
                        .findFirst();
        return SimPorts.known(
                site,
                "rbd export {}",
                clone,
                new SnapshotSum(then, then.isEmpty() ? then : there.map(it -> sumOf(it.id))));
    }

    /// Nothing writes to a snapshot.
    private static String sumOf(Image original) {
        return "sum-of-" + original.name();
    }

    /// Whoever holds the lock makes the snapshot, if it lives.
    private boolean answers(SimImage image) {
        return image.owner == null
                || site.hosts.values().stream()
                        .filter(host -> host.powered && host.reachesStorage())
                        .flatMap(host -> host.instances.values().stream())
                        .anyMatch(guest -> guest.address.equals(image.owner.address()));
    }

    private Outcome none(@Nullable SimImage image) {
        return image == null
                ? SimPorts.refused(site, "No such file or directory")
                : SimPorts.timedOut(site);
    }

    private Outcome slow() {
        site.cost = SimPorts.LIMIT;
        return new Outcome.Refused("whoever holds the lock did not answer within 5 s");
    }
}
