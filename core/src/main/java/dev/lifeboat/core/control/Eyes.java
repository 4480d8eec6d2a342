package dev.lifeboat.core.control;

import dev.lifeboat.core.evidence.Blocklist;
import dev.lifeboat.core.evidence.BmcIdentity;
import dev.lifeboat.core.evidence.BootImage;
import dev.lifeboat.core.evidence.CephCaps;
import dev.lifeboat.core.evidence.CephHealth;
import dev.lifeboat.core.evidence.CephReleases;
import dev.lifeboat.core.evidence.ClusterAddresses;
import dev.lifeboat.core.evidence.ConsoleTail;
import dev.lifeboat.core.evidence.DeadHolder;
import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.Denials;
import dev.lifeboat.core.evidence.DiskActivity;
import dev.lifeboat.core.evidence.Enclosure;
import dev.lifeboat.core.evidence.EventLog;
import dev.lifeboat.core.evidence.Fact;
import dev.lifeboat.core.evidence.GuestPing;
import dev.lifeboat.core.evidence.Hardware;
import dev.lifeboat.core.evidence.HostBoot;
import dev.lifeboat.core.evidence.HostConsole;
import dev.lifeboat.core.evidence.HostIdentity;
import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.ImageInfo;
import dev.lifeboat.core.evidence.Inventory;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Kind;
import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.evidence.MonSessions;
import dev.lifeboat.core.evidence.NetworkConfig;
import dev.lifeboat.core.evidence.Panel;
import dev.lifeboat.core.evidence.PowerState;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.ReturnHold;
import dev.lifeboat.core.evidence.SinceBoot;
import dev.lifeboat.core.evidence.SnapshotSum;
import dev.lifeboat.core.evidence.Snapshots;
import dev.lifeboat.core.evidence.Source;
import dev.lifeboat.core.evidence.Uplink;
import dev.lifeboat.core.evidence.Watchers;
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.core.evidence.WitnessPing;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.Subject;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.fleet.Witness;
import dev.lifeboat.core.plan.Stunt;
import dev.lifeboat.core.spi.Machines;
import dev.lifeboat.core.spi.Ports;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// Reads facts through the ports: one kind, one call.
public final class Eyes {
    private static final Set<Kind<?, ?>> PINGS =
            Set.of(HostPing.KIND, GuestPing.KIND, WitnessPing.KIND);

    private final Fleet fleet;
    private final Ports ports;
    private final Map<String, Function<Subject, Reading<?>>> readers = new TreeMap<>();

    public Eyes(Fleet fleet, Ports ports) {
        this.fleet = fleet;
        this.ports = ports;
        add(PowerState.KIND, host -> ports.power().power(fleet.host(host)));
        add(BmcIdentity.KIND, host -> ports.power().identity(fleet.host(host)));
        add(EventLog.KIND, host -> ports.power().eventLog(fleet.host(host)));
        add(Residents.KIND, host -> ports.hypervisor().residents(fleet.host(host)));
        add(HostIdentity.KIND, host -> ports.hypervisor().identity(fleet.host(host)));
        add(HostBoot.KIND, host -> ports.hypervisor().boot(fleet.host(host)));
        add(SinceBoot.KIND, host -> ports.hypervisor().sinceBoot(fleet.host(host)));
        add(BootImage.KIND, host -> ports.hypervisor().bootImage(fleet.host(host)));
        add(Inventory.KIND, host -> ports.hypervisor().inventory(fleet.host(host)));
        add(
                Definition.KIND,
                seat -> ports.hypervisor().definition(fleet.host(seat.host()), seat.vm()));
        add(
                DiskActivity.KIND,
                seat -> ports.hypervisor().disks(fleet.host(seat.host()), seat.vm()));
        add(ConsoleTail.KIND, seat -> ports.console().tail(fleet.host(seat.host()), seat.vm()));
        add(HostConsole.KIND, host -> ports.console().ofHost(fleet.host(host)));
        add(LockOwners.KIND, ports.storage()::owners);
        add(Watchers.KIND, ports.storage()::watchers);
        add(ImageInfo.KIND, ports.storage()::info);
        add(DeadHolder.KIND, ports.stunts()::deadHolder);
        add(Snapshots.KIND, ports.stunts()::snapshots);
        add(SnapshotSum.KIND, ports.stunts()::sum);
        add(
                Enclosure.KIND,
                seat -> ports.stunts().enclosure(fleet.host(seat.host()), new Stunt(seat)));
        add(Blocklist.KIND, ports.storage()::blocklist);
        add(CephHealth.KIND, ports.storage()::health);
        add(ClusterAddresses.KIND, ports.storage()::addresses);
        add(CephCaps.KIND, ports.auth()::caps);
        add(MonSessions.KIND, ports.auth()::sessions);
        add(CephReleases.KIND, ports.auth()::releases);
        add(Denials.KIND, ports.auth()::denials);
        add(Uplink.KIND, host -> ports.switches().uplink(fleet.host(host)));
        add(Panel.KIND, host -> ports.panel().state(fleet.host(host)));
        add(ReturnHold.KIND, host -> ports.holds().hold(fleet.host(host)));
        for (Kind<?, ?> ping : PINGS) {
            readers.put(ping.name(), subject -> ping(ping, subject));
        }
    }

    /// With somebody who knows machines; a chassis swap needs them.
    public Eyes(Fleet fleet, Ports ports, Machines machines) {
        this(fleet, ports);
        add(Hardware.KIND, chassis -> machines.hardware(fleet.host(chassis)));
        add(NetworkConfig.KIND, host -> machines.network(fleet.host(host)));
    }

    private <F extends Fact<S>, S extends Subject> void add(
            Kind<F, S> kind, Function<S, Reading<F>> reader) {
        readers.put(
                kind.name(),
                subject -> {
                    @SuppressWarnings("unchecked") // a key's subject is of its kind's subject type
                    var own = (S) subject;
                    return reader.apply(own);
                });
    }

    private static SortedSet<String> addresses(String address) {
        return new TreeSet<>(Collections.singleton(address));
    }

    /// A subject answers when each of its addresses does.
    private <F extends Fact<S>, S extends Subject> Reading<?> ping(
            Kind<F, S> kind, Subject subject) {
        @SuppressWarnings("unchecked") // a key's subject is of its kind's subject type
        var key = kind.of((S) subject);
        return part(ports.prober().answering(subject, addresses(key)), key);
    }

    /// Whether there is anybody to ask: what was kept may name a host that has left the site file.
    public boolean canLook(Key<?, ?> key) {
        var host =
                switch (key.subject()) {
                    case HostId itself -> Optional.of(itself);
                    case Seat seat -> Optional.of(seat.host());
                    default -> Optional.<HostId>empty();
                };
        return readers.containsKey(key.kind().name())
                && host.filter(it -> !fleet.hosts().containsKey(it)).isEmpty();
    }

    public Reading<?> look(Key<?, ?> key) {
        var reader = readers.get(key.kind().name());
        if (reader == null) {
            throw new IllegalArgumentException("nothing reads " + key);
        }
        return reader.apply(key.subject());
    }

    /// Looks that can be made side by side. Pings are one sweep, not one process each; but hosts
    /// and guests are swept apart, because a sweep lasts as long as its most silent address, and a
    /// guest that answers must not wait for the host that is dead.
    public List<SortedSet<Key<?, ?>>> apart(SortedSet<Key<?, ?>> keys) {
        var looks = new ArrayList<SortedSet<Key<?, ?>>>();
        var hosts = new TreeSet<Key<?, ?>>();
        var guests = new TreeSet<Key<?, ?>>();
        for (var key : keys) {
            if (key.kind().equals(GuestPing.KIND)) {
                guests.add(key);
            } else if (PINGS.contains(key.kind())) {
                hosts.add(key);
            } else {
                looks.add(new TreeSet<>(Set.<Key<?, ?>>of(key)));
            }
        }
        for (var sweep : List.of(hosts, guests)) {
            if (!sweep.isEmpty()) {
                looks.add(sweep);
            }
        }
        return looks;
    }

    /// Makes one of the looks that `apart` gave.
    public SortedMap<Key<?, ?>, Reading<?>> look(SortedSet<Key<?, ?>> look) {
        var seen = new TreeMap<Key<?, ?>, Reading<?>>();
        if (look.size() == 1) {
            seen.put(look.first(), look(look.first()));
            return seen;
        }
        var all = new TreeSet<String>();
        look.forEach(key -> all.addAll(addresses(key)));
        var sweep = ports.prober().answering(look.first().subject(), all);
        look.forEach(key -> seen.put(key, part(sweep, key)));
        return seen;
    }

    private SortedSet<String> addresses(Key<?, ?> key) {
        return switch (key.subject()) {
            case HostId host -> addresses(fleet.host(host).address());
            case VmId vm -> fleet.vm(vm).addresses();
            case Witness witness -> addresses(witness.name());
            default -> throw new IllegalArgumentException("nobody pings " + key);
        };
    }

    private Reading<?> part(Reading<SortedSet<String>> sweep, Key<?, ?> key) {
        var addresses = addresses(key);
        var source = new Source("fping " + String.join(" ", addresses), key.subject());
        Function<Boolean, ?> fact =
                key.kind().equals(HostPing.KIND)
                        ? HostPing::new
                        : key.kind().equals(GuestPing.KIND) ? GuestPing::new : WitnessPing::new;
        return switch (sweep) {
            case Reading.Unknown<SortedSet<String>>(var why, _, var asked, var answered) ->
                    new Reading.Unknown<>(why, source, asked, answered);
            case Reading.Known<SortedSet<String>>(_, _, var asked, var answered)
                    when addresses.isEmpty() ->
                    new Reading.Unknown<>(
                            new Why(Why.Cause.NOT_STARTED, "no address of it is known"),
                            source,
                            asked,
                            answered);
            case Reading.Known<SortedSet<String>>(var seen, _, var asked, var answered) ->
                    new Reading.Known<>(
                            fact.apply(seen.containsAll(addresses)), source, asked, answered);
        };
    }

    /// The kinds that can be looked at; what people say and what was before is not among them.
    public SortedSet<String> kinds() {
        return new TreeSet<>(readers.keySet());
    }
}
