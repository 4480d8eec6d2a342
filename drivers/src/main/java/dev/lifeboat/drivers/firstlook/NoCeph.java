package dev.lifeboat.drivers.firstlook;

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
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.core.fleet.CephUser;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.Subject;
import dev.lifeboat.core.spi.BlockStorage;
import dev.lifeboat.core.spi.StorageAuth;
import dev.lifeboat.drivers.shell.Look;
import java.time.Duration;
import java.time.InstantSource;

/// Ceph for somebody who was given no key of it: nothing of it is known. The hosts' own key lies in
/// libvirt, where it is not looked at, and may not ask these questions.
final class NoCeph implements BlockStorage, StorageAuth {
    private static final Why WHY = Why.notStarted("nobody gave an admin key of Ceph");

    private static final Outcome NEVER = new Outcome.Refused("a first look changes nothing");

    private final InstantSource clock;

    NoCeph(InstantSource clock) {
        this.clock = clock;
    }

    private <F> Reading<F> unknown(Subject about, String command) {
        return Look.at(about, command, clock).unknown(WHY);
    }

    @Override
    public Reading<LockOwners> owners(Image image) {
        return unknown(image, "rbd lock ls {}");
    }

    @Override
    public Reading<Watchers> watchers(Image image) {
        return unknown(image, "rbd status {}");
    }

    @Override
    public Reading<ImageInfo> info(Image image) {
        return unknown(image, "rbd info {}");
    }

    @Override
    public Reading<Blocklist> blocklist(ClusterId cluster) {
        return unknown(cluster, "ceph osd blocklist ls");
    }

    @Override
    public Reading<CephHealth> health(ClusterId cluster) {
        return unknown(cluster, "ceph status");
    }

    @Override
    public Reading<ClusterAddresses> addresses(ClusterId cluster) {
        return unknown(cluster, "ceph mon dump; ceph osd dump");
    }

    @Override
    public Reading<CephCaps> caps(CephUser user) {
        return unknown(user, "ceph auth get {}");
    }

    @Override
    public Reading<CephReleases> releases(ClusterId cluster) {
        return unknown(cluster, "ceph versions");
    }

    @Override
    public Reading<MonSessions> sessions(ClusterId cluster) {
        return unknown(cluster, "ceph tell mon.* sessions");
    }

    @Override
    public Reading<Denials> denials(ClusterId cluster) {
        return unknown(cluster, "ceph log last 200 info audit");
    }

    @Override
    public Outcome fence(ClusterId cluster, String ip, Duration length) {
        return NEVER;
    }

    @Override
    public Outcome liftFence(ClusterId cluster, String ip) {
        return NEVER;
    }

    @Override
    public Outcome breakLock(Image image, LockOwner owner) {
        return NEVER;
    }

    @Override
    public Outcome change(CephUser user, CephCaps before, CephCaps after) {
        return NEVER;
    }
}
