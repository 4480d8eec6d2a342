package dev.lifeboat.sim;

import dev.lifeboat.core.evidence.Addresses;
import dev.lifeboat.core.evidence.Denials.Denial;
import dev.lifeboat.core.evidence.LockOwner;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.Image;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/// A Ceph cluster: images, blocklist, caps, the audit log.
final class SimCeph {
    /// `osd_client_watch_timeout`
    static final Duration WATCH_TIMEOUT = Duration.ofSeconds(30);

    /// What librbd enters when it breaks a lock itself (`mon_osd_blocklist_default_expire`).
    static final Duration LIBRBD_ENTRY = Duration.ofHours(1);

    /// Whom all guests are, at the storage.
    static final String USER = "client.libvirt";

    /// Pacific, as the lab's: what its monitors refuse was measured there.
    static final int RELEASE = 16;

    final ClusterId id;
    final TreeMap<Image, SimImage> images = new TreeMap<>();

    /// Images that are kept for drills.
    final TreeSet<Image> canaries = new TreeSet<>();

    /// What was written down of snapshots, by the clones that are made of them.
    final TreeMap<Image, String> sums = new TreeMap<>();

    final TreeMap<String, Instant> blocklist = new TreeMap<>();
    final TreeMap<String, TreeSet<String>> daemons = new TreeMap<>();
    final List<Denial> denials = new ArrayList<>();

    /// The mon cap that the guests' user is configured with.
    String monCap = "profile rbd";

    /// As clients of 2019 did: a refused take-over is tried again for ever, and the guest hangs.
    boolean retriesForever;

    int laggy;
    boolean quorum = true;

    SimCeph(ClusterId id) {
        this.id = id;
    }

    SimImage image(Image image) {
        var found = images.get(image);
        if (found == null) {
            throw new IllegalArgumentException("no image " + image.label());
        }
        return found;
    }

    boolean refuses(String address, Instant at) {
        return isEntered(address, at) || isEntered(Addresses.whole(Addresses.ip(address)), at);
    }

    private boolean isEntered(String entry, Instant at) {
        var until = blocklist.get(entry);
        return until != null && until.isAfter(at);
    }

    boolean isWatching(SimImage image, String address, Instant at) {
        var renewed = image.watches.get(address);
        return renewed != null && renewed.plus(WATCH_TIMEOUT).isAfter(at);
    }

    /// Adding to an entry does not extend it (facts/fence.md 1).
    void enter(String entry, Instant until, Instant at) {
        if (!isEntered(entry, at)) {
            blocklist.put(entry, until);
        }
    }

    /// As librbd 16 takes a lock over; false while it hangs or is refused.
    boolean acquire(SimImage image, SimInstance by, Instant at) {
        var owner = image.owner;
        if (owner != null && owner.address().equals(by.address)) {
            return true;
        }
        if (owner != null) {
            if (!refuses(owner.address(), at) && isWatching(image, owner.address(), at)) {
                // A living owner hands the lock over on demand; a dead one's watch has to run out.
                return false;
            }
            if (!mayBlocklist()) {
                denials.add(
                        new Denial(at, USER, by.address, "osd blocklist add " + owner.address()));
                by.failures++;
                return false;
            }
            enter(owner.address(), at.plus(LIBRBD_ENTRY), at);
        }
        image.owner = new LockOwner(by.client, by.cookie, by.address);
        return true;
    }

    /// Which caps let librbd 16 enter a dead client (lab.md 3.4): the Luminous spelling does not.
    boolean mayBlocklist() {
        return monCap.contains("profile rbd")
                || monCap.contains("allow rw")
                || monCap.contains("allow *")
                || monCap.contains("\"osd blocklist\"");
    }
}
