package dev.lifeboat.core.evidence;

import java.util.List;
import java.util.Optional;

/// All kinds of facts there are.
public final class Kinds {
    public static final List<Kind<?, ?>> ALL =
            List.of(
                    Baseline.KIND,
                    Blocklist.KIND,
                    BmcIdentity.KIND,
                    BootImage.KIND,
                    CephCaps.KIND,
                    CephHealth.KIND,
                    CephReleases.KIND,
                    ClusterAddresses.KIND,
                    ConsoleTail.KIND,
                    DeadHolder.KIND,
                    Definition.KIND,
                    Denials.KIND,
                    DiskActivity.KIND,
                    Enclosure.KIND,
                    EventLog.KIND,
                    GuestPing.KIND,
                    Hardware.KIND,
                    HostBoot.KIND,
                    HostConsole.KIND,
                    HostIdentity.KIND,
                    HostPing.KIND,
                    ImageInfo.KIND,
                    Inventory.KIND,
                    LockOwners.KIND,
                    MonSessions.KIND,
                    NetworkConfig.KIND,
                    Panel.KIND,
                    PowerState.KIND,
                    Residents.KIND,
                    ReturnHold.KIND,
                    SinceBoot.KIND,
                    SnapshotSum.KIND,
                    Snapshots.KIND,
                    Testimony.KIND,
                    Uplink.KIND,
                    Watchers.KIND,
                    WitnessPing.KIND);

    private Kinds() {}

    public static Optional<Kind<?, ?>> named(String name) {
        return ALL.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }
}
