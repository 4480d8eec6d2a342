package dev.lifeboat.core.spi;

import dev.lifeboat.core.evidence.Blocklist;
import dev.lifeboat.core.evidence.CephHealth;
import dev.lifeboat.core.evidence.ClusterAddresses;
import dev.lifeboat.core.evidence.ImageInfo;
import dev.lifeboat.core.evidence.LockOwner;
import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Watchers;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.Image;
import java.time.Duration;

/// The guests' disks, their locks, and the fence in front of them.
public interface BlockStorage {
    Reading<LockOwners> owners(Image image);

    Reading<Watchers> watchers(Image image);

    /// Of an image that is not there: that it is not.
    Reading<ImageInfo> info(Image image);

    Reading<Blocklist> blocklist(ClusterId cluster);

    Reading<CephHealth> health(ClusterId cluster);

    Reading<ClusterAddresses> addresses(ClusterId cluster);

    /// Refuses every client process at this IP. An entry that stands is not extended by this,
    /// though Ceph answers as if it were: remove it first, and read back.
    Outcome fence(ClusterId cluster, String ip, Duration length);

    Outcome liftFence(ClusterId cluster, String ip);

    /// Takes the lock from exactly this owner. One that is gone is [Outcome.Refused] and harmless.
    Outcome breakLock(Image image, LockOwner owner);
}
