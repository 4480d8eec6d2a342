package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.Subject;

/// Something that was seen of a subject.
///
/// @param <S> what it is about
public sealed interface Fact<S extends Subject>
        permits Baseline,
                Blocklist,
                BmcIdentity,
                BootImage,
                CephCaps,
                CephHealth,
                CephReleases,
                ClusterAddresses,
                ConsoleTail,
                DeadHolder,
                Definition,
                Denials,
                DiskActivity,
                Enclosure,
                EventLog,
                GuestPing,
                Hardware,
                HostBoot,
                HostConsole,
                HostIdentity,
                HostPing,
                ImageInfo,
                Inventory,
                LockOwners,
                MonSessions,
                NetworkConfig,
                Panel,
                PowerState,
                Residents,
                ReturnHold,
                SinceBoot,
                SnapshotSum,
                Snapshots,
                Testimony,
                Uplink,
                Watchers,
                WitnessPing {}
