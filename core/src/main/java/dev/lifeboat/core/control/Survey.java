package dev.lifeboat.core.control;

import dev.lifeboat.core.evidence.Baseline;
import dev.lifeboat.core.evidence.Blocklist;
import dev.lifeboat.core.evidence.BmcIdentity;
import dev.lifeboat.core.evidence.CephCaps;
import dev.lifeboat.core.evidence.CephHealth;
import dev.lifeboat.core.evidence.ClusterAddresses;
import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.Denials;
import dev.lifeboat.core.evidence.GuestPing;
import dev.lifeboat.core.evidence.HostBoot;
import dev.lifeboat.core.evidence.HostIdentity;
import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.Inventory;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.evidence.PowerState;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.ReturnHold;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Watchers;
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.core.evidence.WitnessPing;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.VmId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What has to be looked at to plan for any host of a fleet. In rounds, since who lives must be
/// known before hosts are asked, and who lives where before their disks can be named.
///
/// @param dead hosts that are not asked for anything any more: they would only cost a time limit
///   each, and what they said while they lived is what counts
public record Survey(Fleet fleet, Set<HostId> dead) {
    /// First who answers, then whom there is, then what they are, then what their disks say.
    public static final int ROUNDS = 4;

    public SortedSet<Key<?, ?>> round(int number, Snapshot now) {
        return switch (number) {
            case 1 -> first(fleet, now);
            case 2 -> second();
            case 3 -> third(now);
            case 4 -> fourth(now);
            default -> throw new IllegalArgumentException("a survey has no round " + number);
        };
    }

    /// All rounds together, for who has looked before: what is known now says what there is.
    public SortedSet<Key<?, ?>> everything(Snapshot now) {
        var keys = new TreeSet<Key<?, ?>>();
        for (var number = 1; number <= ROUNDS; number++) {
            keys.addAll(round(number, now));
        }
        return keys;
    }

    /// What can be asked before it is known which hosts are dead: everybody's ping and all that
    /// does not go through a host.
    public static SortedSet<Key<?, ?>> first(Fleet fleet, Snapshot now) {
        var keys = new TreeSet<Key<?, ?>>();
        for (var host : fleet.hosts().keySet()) {
            keys.add(HostPing.of(host));
            keys.add(ReturnHold.of(host));
            keys.add(PowerState.of(host));
            keys.add(BmcIdentity.of(host));
            for (var vm : guests(host, now)) {
                pinged(fleet, vm).ifPresent(keys::add);
            }
        }
        fleet.witnesses().forEach(witness -> keys.add(WitnessPing.of(witness)));
        for (var cluster : fleet.clusters()) {
            keys.add(Blocklist.of(cluster));
            keys.add(CephHealth.of(cluster));
            keys.add(ClusterAddresses.of(cluster));
            keys.add(Denials.of(cluster));
        }
        return keys;
    }

    /// Of hosts that are not asked it is not known what they run now; what they ran when they were
    /// last seen stays beside it.
    public Map<Key<?, ?>, Reading<?>> notAsked(Snapshot now) {
        var why = new Why(Why.Cause.SILENT, "taken for dead and not asked");
        var readings = new TreeMap<Key<?, ?>, Reading<?>>();
        for (var host : dead) {
            var ping = now.read(HostPing.of(host));
            readings.put(
                    Residents.of(host),
                    new Reading.Unknown<Residents>(
                            why, ping.source(), ping.asked(), ping.answered()));
        }
        return readings;
    }

    private static Set<VmId> guests(HostId host, Snapshot now) {
        return now.lastSeen(Residents.of(host))
                .map(known -> known.seen().guests().keySet())
                .orElse(Set.of());
    }

    private static Optional<Key<?, ?>> pinged(Fleet fleet, VmId vm) {
        return fleet.vms().containsKey(vm) && !fleet.vm(vm).addresses().isEmpty()
                ? Optional.of(GuestPing.of(vm))
                : Optional.empty();
    }

    private SortedSet<Key<?, ?>> second() {
        var keys = new TreeSet<Key<?, ?>>();
        for (var host : fleet.hosts().keySet()) {
            if (!dead.contains(host)) {
                keys.add(Residents.of(host));
                keys.add(HostIdentity.of(host));
                keys.add(HostBoot.of(host));
                keys.add(Inventory.of(host));
            }
        }
        return keys;
    }

    private SortedSet<Key<?, ?>> third(Snapshot now) {
        var keys = new TreeSet<Key<?, ?>>();
        for (var host : fleet.hosts().keySet()) {
            for (var vm : guests(host, now)) {
                if (!dead.contains(host)) {
                    keys.add(Definition.of(new Seat(vm, host)));
                }
                // Whoever was known before the survey was pinged in its first round.
                pinged(fleet, vm).filter(ping -> isNew(ping, now)).ifPresent(keys::add);
            }
        }
        return keys;
    }

    private static boolean isNew(Key<?, ?> key, Snapshot now) {
        return now.read(key).asked().equals(Instant.MIN);
    }

    /// Of the guests that a host has, or had when it was last seen: the disk of one that was
    /// deleted is not asked for any more.
    private SortedSet<Key<?, ?>> fourth(Snapshot now) {
        var keys = new TreeSet<Key<?, ?>>();
        for (var host : fleet.hosts().keySet()) {
            for (var vm : guests(host, now)) {
                now.lastSeen(Definition.of(new Seat(vm, host)))
                        .map(Reading.Known::seen)
                        .ifPresent(definition -> keys.addAll(disks(definition)));
            }
        }
        return keys;
    }

    private static SortedSet<Key<?, ?>> disks(Definition definition) {
        var keys = new TreeSet<Key<?, ?>>();
        for (var disk : definition.disks()) {
            keys.add(LockOwners.of(disk));
            keys.add(Watchers.of(disk));
        }
        definition.users().forEach(user -> keys.add(CephCaps.of(user)));
        return keys;
    }

    /// Who answers ping now, remembered as what is usual: afterwards a guest is compared with this.
    /// Only of guests that a living hypervisor says are running: the silence of a dead host is not
    /// usual.
    public static Map<Key<?, ?>, Reading<?>> baselines(Snapshot now) {
        var baselines = new TreeMap<Key<?, ?>, Reading<?>>();
        var running = running(now);
        for (VmId vm : now.subjects(GuestPing.KIND)) {
            if (running.contains(vm)
                    && learns(vm, now)
                    && now.read(GuestPing.of(vm))
                            instanceof
                            Reading.Known<GuestPing>(
                                    var ping,
                                    var source,
                                    var asked,
                                    var answered)) {
                baselines.put(
                        Baseline.of(vm),
                        new Reading.Known<>(
                                new Baseline(ping.answered(), answered), source, asked, answered));
            }
        }
        return baselines;
    }

    /// A guest that once answered is expected to: silence today does not make it silent as ever.
    private static boolean learns(VmId vm, Snapshot now) {
        var answers = now.read(GuestPing.of(vm)).fact().map(GuestPing::answered).orElse(false);
        var answered =
                now.lastSeen(Baseline.of(vm)).map(known -> known.seen().answered()).orElse(false);
        return answers || !answered;
    }

    /// Gathered once: to ask every host about every guest would cost the product of both.
    private static Set<VmId> running(Snapshot now) {
        var running = new HashSet<VmId>();
        for (var host : now.subjects(Residents.KIND)) {
            now.read(Residents.of(host))
                    .fact()
                    .ifPresent(seen ->
                            seen.guests()
                                    .forEach((vm, guest) -> {
                                        if (guest.state().isAlive()) {
                                            running.add(vm);
                                        }
                                    }));
        }
        return running;
    }
}
