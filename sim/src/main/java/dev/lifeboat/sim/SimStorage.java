package dev.lifeboat.sim;

import dev.lifeboat.core.evidence.Addresses;
import dev.lifeboat.core.evidence.Blocklist;
import dev.lifeboat.core.evidence.CephCaps;
import dev.lifeboat.core.evidence.CephHealth;
import dev.lifeboat.core.evidence.CephReleases;
import dev.lifeboat.core.evidence.ClusterAddresses;
import dev.lifeboat.core.evidence.Denials;
import dev.lifeboat.core.evidence.ImageInfo;
import dev.lifeboat.core.evidence.LockOwner;
import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.evidence.MonSessions;
import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Watchers;
import dev.lifeboat.core.fleet.CephUser;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.MebiBytes;
import dev.lifeboat.core.fleet.Subject;
import dev.lifeboat.core.spi.BlockStorage;
import dev.lifeboat.core.spi.StorageAuth;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The simulated cluster behind its ports.
record SimStorage(SimSite site) implements BlockStorage, StorageAuth {
    private static final int GROUPS = 8;

    /// Of every image: a day on which the site was new.
    private static final Instant CREATED = Instant.parse("2019-01-14T09:00:00Z");

    private static final MebiBytes SIZE = new MebiBytes(20_480);

    private <F> Reading<F> ask(String source, Subject about, Supplier<F> answer) {
        return site.ceph.quorum
                ? SimPorts.known(site, source, about, answer.get())
                : SimPorts.silent(site, source, about);
    }

    @Override
    public Reading<LockOwners> owners(Image image) {
        if (!site.ceph.images.containsKey(image)) {
            return SimPorts.refused(site, "rbd lock ls {}", image, "no such image");
        }
        return ask(
                "rbd lock ls {}",
                image,
                () -> {
                    var owner = site.ceph.image(image).owner;
                    return new LockOwners(
                            owner == null ? new TreeSet<>() : new TreeSet<>(List.of(owner)));
                });
    }

    @Override
    public Reading<Watchers> watchers(Image image) {
        if (!site.ceph.images.containsKey(image)) {
            return SimPorts.refused(site, "rbd status {}", image, "no such image");
        }
        return ask(
                "rbd status {}",
                image,
                () -> {
                    var seen = site.ceph.image(image);
                    var alive = new TreeSet<String>();
                    seen.watches.keySet().stream()
                            .filter(each -> site.ceph.isWatching(seen, each, site.now()))
                            .forEach(alive::add);
                    return new Watchers(alive);
                });
    }

    @Override
    public Reading<ImageInfo> info(Image image) {
        return ask("rbd info {}", image, () -> info(site.ceph.images.get(image)));
    }

    private static ImageInfo info(@Nullable SimImage image) {
        return image == null
                ? new ImageInfo(false, new TreeSet<>(), Instant.EPOCH, MebiBytes.NONE)
                : new ImageInfo(true, image.features, CREATED, SIZE);
    }

    @Override
    public Reading<Blocklist> blocklist(ClusterId cluster) {
        return ask(
                "ceph osd blocklist ls",
                cluster,
                () -> {
                    var standing = new TreeMap<>(site.ceph.blocklist);
                    standing.values().removeIf(until -> !until.isAfter(site.now()));
                    return new Blocklist(standing);
                });
    }

    @Override
    public Reading<CephHealth> health(ClusterId cluster) {
        return ask(
                "ceph pg stat",
                cluster,
                () -> new CephHealth(GROUPS, GROUPS, site.ceph.laggy, List.of()));
    }

    @Override
    public Reading<ClusterAddresses> addresses(ClusterId cluster) {
        return ask(
                "ceph osd dump",
                cluster,
                () -> new ClusterAddresses(new TreeMap<>(site.ceph.daemons)));
    }

    @Override
    public Outcome fence(ClusterId cluster, String ip, Duration length) {
        if (!site.ceph.quorum) {
            return SimPorts.timedOut(site);
        }
        var until = site.now().plus(length);
        site.ceph.enter(Addresses.whole(ip), until, site.now());
        site.note(
                "runner",
                "blocklist " + ip + " until " + until.atZone(ZoneOffset.UTC).toLocalDate());
        // Ceph says so even where it kept the old entry.
        return SimPorts.done(site, SimPorts.QUICK, "blocklisting " + ip + " until " + until);
    }

    @Override
    public Outcome liftFence(ClusterId cluster, String ip) {
        if (!site.ceph.quorum) {
            return SimPorts.timedOut(site);
        }
        site.ceph.blocklist.remove(Addresses.whole(ip));
        site.note("runner", "remove " + ip + " from the blocklist");
        return SimPorts.done(site, SimPorts.QUICK, "un-blocklisting " + ip);
    }

    /// `rbd lock rm` enters the owner on the blocklist before it takes the lock away (tried, 16.2).
    @Override
    public Outcome breakLock(Image image, LockOwner owner) {
        if (!site.ceph.quorum) {
            return SimPorts.timedOut(site);
        }
        var locked = site.ceph.image(image);
        if (!owner.equals(locked.owner)) {
            return SimPorts.refused(site, "No such file or directory");
        }
        site.invariants().lockBroken(owner);
        site.note("runner", "break lock of " + image.label() + " held by " + owner);
        site.ceph.enter(owner.address(), site.now().plus(SimCeph.LIBRBD_ENTRY), site.now());
        locked.owner = null;
        return SimPorts.done(site, SimPorts.QUICK, "");
    }

    @Override
    public Reading<CephCaps> caps(CephUser user) {
        if (!user.entity().equals(SimCeph.USER)) {
            return SimPorts.refused(site, "ceph auth get {}", user, "no such entity");
        }
        return ask(
                "ceph auth get {}",
                user,
                () -> {
                    var caps = new TreeMap<String, String>();
                    caps.put("mon", site.ceph.monCap);
                    caps.put("osd", "allow rwx pool=vms");
                    return new CephCaps(caps);
                });
    }

    @Override
    public Outcome change(CephUser user, CephCaps before, CephCaps after) {
        if (!caps(user).fact().equals(Optional.of(before))) {
            return new Outcome.Refused("its caps are not what they were when this was planned");
        }
        site.ceph.monCap = after.caps().getOrDefault("mon", "");
        site.note("ceph", "auth caps " + user.entity() + " mon '" + site.ceph.monCap + "'");
        return new Outcome.Done("updated caps for " + user.entity());
    }

    @Override
    public Reading<CephReleases> releases(ClusterId cluster) {
        return ask(
                "ceph versions",
                cluster,
                () -> new CephReleases(new TreeSet<>(List.of(SimCeph.RELEASE))));
    }

    @Override
    public Reading<MonSessions> sessions(ClusterId cluster) {
        return ask(
                "ceph tell mon.* sessions",
                cluster,
                () -> {
                    var sessions = new ArrayList<MonSessions.Session>();
                    site.hosts.values().stream()
                            .filter(SimHost::reachesStorage)
                            .flatMap(host -> host.instances.values().stream())
                            .forEach(guest ->
                                    sessions.add(
                                            new MonSessions.Session(
                                                    SimCeph.USER,
                                                    guest.address,
                                                    site.ceph.monCap)));
                    return new MonSessions(sessions);
                });
    }

    @Override
    public Reading<Denials> denials(ClusterId cluster) {
        return ask(
                "ceph log last 1000 info audit",
                cluster,
                () -> new Denials(List.copyOf(site.ceph.denials)));
    }
}
