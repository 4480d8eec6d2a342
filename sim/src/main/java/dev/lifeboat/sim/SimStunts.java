package dev.lifeboat.sim;

import dev.lifeboat.core.evidence.DeadHolder;
import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.Denials.Denial;
import dev.lifeboat.core.evidence.Enclosure;
import dev.lifeboat.core.evidence.LockOwner;
import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.SnapshotSum;
import dev.lifeboat.core.evidence.Snapshots;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.Vm;
import dev.lifeboat.core.plan.Stunt;
import dev.lifeboat.core.plan.Twin;
import dev.lifeboat.core.spi.Stunts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/// What drills do to scratch images.
record SimStunts(SimSite site) implements Stunts {
    /// Until the client has written and is killed.
    private static final Duration SEIZE_TAKES = Duration.ofSeconds(5);

    @Override
    public Outcome make(Image scratch, SortedSet<String> features) {
        if (!site.ceph.quorum) {
            return SimPorts.timedOut(site);
        }
        if (site.ceph.images.containsKey(scratch)) {
            return SimPorts.refused(site, "File exists");
        }
        var made = new SimImage(scratch);
        made.features = features;
        site.ceph.images.put(scratch, made);
        site.note("runner", "make the scratch image " + scratch.label());
        return SimPorts.done(site, SimPorts.QUICK, "made");
    }

    @Override
    public Outcome remove(Image scratch) {
        if (!site.ceph.quorum) {
            return SimPorts.timedOut(site);
        }
        var there = site.ceph.images.get(scratch);
        if (there == null) {
            return SimPorts.refused(site, "No such file or directory");
        }
        var open =
                there.watches.keySet().stream()
                        .anyMatch(each -> site.ceph.isWatching(there, each, site.now()));
        if (open) {
            return SimPorts.refused(site, "image has watchers - not removing");
        }
        site.ceph.images.remove(scratch);
        site.note("runner", "remove the scratch image " + scratch.label());
        return SimPorts.done(site, SimPorts.QUICK, "removed");
    }

    @Override
    public Outcome seize(Host host, Image scratch, Definition like) {
        var there = site.ceph.images.get(scratch);
        if (!works(host) || there == null) {
            return there == null
                    ? SimPorts.refused(site, "no such image")
                    : SimPorts.timedOut(site);
        }
        if (there.deadHolder.isPresent()) {
            return SimPorts.refused(site, "a client has died with it already");
        }
        var address = client(host);
        var owner = new LockOwner("client." + site.clients, "auto " + site.clients, address);
        there.owner = owner;
        there.watches.put(address, site.now());
        there.deadHolder = Optional.of(owner);
        there.followed = Optional.empty();
        site.note("runner", "kill a client on " + host.id() + " that holds " + scratch.label());
        return SimPorts.done(site, SEIZE_TAKES, "killed " + owner);
    }

    @Override
    public Reading<DeadHolder> deadHolder(Image scratch) {
        var there = site.ceph.images.get(scratch);
        return site.ceph.quorum
                ? SimPorts.known(
                        site,
                        "rados get {}",
                        scratch,
                        there == null
                                ? DeadHolder.NOBODY
                                : new DeadHolder(there.deadHolder, there.followed))
                : SimPorts.silent(site, "rados get {}", scratch);
    }

    /// Waits, as librbd does, until the dead client's watch has run out.
    @Override
    public Outcome takeOver(Host host, Image scratch, Definition like) {
        var there = site.ceph.images.get(scratch);
        if (!works(host) || there == null) {
            return there == null
                    ? SimPorts.refused(site, "no such image")
                    : SimPorts.timedOut(site);
        }
        var owner = there.owner;
        var address = client(host);
        var waits = SimPorts.QUICK;
        if (owner != null) {
            var watched = there.watches.get(owner.address());
            if (watched != null && site.ceph.isWatching(there, owner.address(), site.now())) {
                waits = Duration.between(site.now(), watched.plus(SimCeph.WATCH_TIMEOUT));
            }
            if (!site.ceph.mayBlocklist()) {
                site.ceph.denials.add(
                        new Denial(
                                site.now(),
                                SimCeph.USER,
                                address,
                                "osd blocklist add " + owner.address()));
                site.note("runner", "fail to write to " + scratch.label() + " from " + host.id());
                site.cost = waits;
                return new Outcome.Refused("write failed: Permission denied");
            }
            site.ceph.enter(owner.address(), site.now().plus(SimCeph.LIBRBD_ENTRY), site.now());
            there.watches.remove(owner.address());
        }
        there.owner = null;
        there.lastWriter = address;
        var wrote = site.now().plus(waits);
        there.followed = there.deadHolder.map(_ -> wrote);
        site.note("runner", "write to " + scratch.label() + " from " + host.id());
        return SimPorts.done(site, waits, "wrote 4096/4096 bytes at offset 0");
    }

    @Override
    public Outcome free(Image canary) {
        var there = site.ceph.images.get(canary);
        if (!site.ceph.quorum) {
            return SimPorts.timedOut(site);
        }
        if (there == null || there.deadHolder.isEmpty()) {
            return SimPorts.refused(site, "nobody died with its lock");
        }
        if (there.deadHolder.get().equals(there.owner)) {
            var _ = new SimStorage(site).breakLock(canary, there.deadHolder.get());
        }
        there.deadHolder = Optional.empty();
        there.followed = Optional.empty();
        site.note("runner", "free " + canary.label());
        return SimPorts.done(site, SimPorts.QUICK, "freed");
    }

    @Override
    public List<String> hindrances(Definition like) {
        return like.otherDisks();
    }

    @Override
    public Outcome snapshot(Twin twin) {
        return twins().snapshot(twin);
    }

    @Override
    public Outcome drop(Twin twin) {
        return twins().drop(twin);
    }

    @Override
    public Outcome copy(Twin twin) {
        return twins().copy(twin);
    }

    @Override
    public Reading<Snapshots> snapshots(Image image) {
        return twins().snapshots(image);
    }

    @Override
    public Reading<SnapshotSum> sum(Image clone) {
        return twins().sum(clone);
    }

    private SimTwins twins() {
        return new SimTwins(site);
    }

    @Override
    public Outcome enclose(Host host, Stunt stunt) {
        var there = site.host(host.id());
        if (!there.isReachable()) {
            return SimPorts.timedOut(site);
        }
        site.note("runner", "make the network " + stunt.bridge() + " on " + host.id());
        return there.enclosures.add(stunt.seat().vm())
                ? SimPorts.done(site, SimPorts.QUICK, "made")
                : SimPorts.refused(site, "File exists");
    }

    @Override
    public Outcome removeEnclosure(Host host, Stunt stunt) {
        var there = site.host(host.id());
        if (!there.isReachable()) {
            return SimPorts.timedOut(site);
        }
        site.note("runner", "remove the network " + stunt.bridge() + " on " + host.id());
        return there.enclosures.remove(stunt.seat().vm())
                ? SimPorts.done(site, SimPorts.QUICK, "removed")
                : SimPorts.refused(site, "Cannot find device");
    }

    @Override
    public Reading<Enclosure> enclosure(Host host, Stunt stunt) {
        var there = site.host(host.id());
        var command = "ip addr show " + stunt.bridge();
        return there.isReachable()
                ? SimPorts.known(
                        site,
                        command,
                        stunt.seat(),
                        new Enclosure(
                                there.enclosures.contains(stunt.seat().vm()), Optional.empty()))
                : SimPorts.silent(site, command, stunt.seat());
    }

    @Override
    public Outcome define(Host host, Stunt stunt, Definition like, List<Twin> disks) {
        var there = site.host(host.id());
        if (!there.isReachable()) {
            return SimPorts.timedOut(site);
        }
        var vm = stunt.seat().vm();
        var own =
                new Definition(
                        DefinitionXml.of(vm),
                        false,
                        like.memory(),
                        like.vcpus(),
                        disks.stream().map(twin -> twin.copy().image()).toList(),
                        like.otherDisks(),
                        like.users(),
                        like.needs());
        there.defined.put(vm, new SimHost.Defined(own, false));
        site.note("runner", "define " + stunt + " on " + host.id());
        return SimPorts.done(site, SimPorts.QUICK, "Domain defined");
    }

    @Override
    public Outcome kill(Host host, Vm canary) {
        var there = site.host(host.id());
        if (!there.isReachable()) {
            return SimPorts.timedOut(site);
        }
        var guest = there.instances.get(canary.id());
        if (guest == null) {
            return SimPorts.refused(site, "cat: no such file");
        }
        site.note("runner", "kill " + canary + " on " + host.id());
        there.instances.remove(canary.id());
        return SimPorts.done(site, SimPorts.QUICK, "killed");
    }

    @Override
    public Outcome hang(Host host) {
        new Faults(site).happen("hang " + host.id());
        return SimPorts.done(site, SimPorts.QUICK, "hung");
    }

    @Override
    public Outcome end(Host host, Stunt stunt) {
        var there = site.host(host.id());
        if (!there.isReachable()) {
            return SimPorts.timedOut(site);
        }
        var vm = stunt.seat().vm();
        var runs = there.instances.get(vm);
        if (runs != null) {
            site.end(runs);
        }
        if (there.defined.remove(vm) == null) {
            return SimPorts.refused(site, "no such guest");
        }
        site.note("runner", "end " + stunt + " on " + host.id());
        return SimPorts.done(site, SimPorts.QUICK, "Domain undefined");
    }

    private boolean works(Host host) {
        return site.ceph.quorum
                && site.host(host.id()).isReachable()
                && site.host(host.id()).reachesStorage();
    }

    /// A new client there.
    private String client(Host host) {
        site.clients++;
        return site.host(host.id()).storageAddress + ":0/" + (90_000 + site.clients);
    }
}
