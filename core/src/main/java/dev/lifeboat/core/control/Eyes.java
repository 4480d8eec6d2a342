package dev.lifeboat.core.control;

import dev.lifeboat.core.evidence.Blocklist;
import dev.lifeboat.core.evidence.BmcIdentity;
import dev.lifeboat.core.evidence.CephCaps;
import dev.lifeboat.core.evidence.CephHealth;
import dev.lifeboat.core.evidence.ClusterAddresses;
import dev.lifeboat.core.evidence.ConsoleTail;
import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.Denials;
import dev.lifeboat.core.evidence.DiskActivity;
import dev.lifeboat.core.evidence.Fact;
import dev.lifeboat.core.evidence.GuestPing;
import dev.lifeboat.core.evidence.HostBoot;
import dev.lifeboat.core.evidence.HostIdentity;
import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.Inventory;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Kind;
import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.evidence.MonSessions;
import dev.lifeboat.core.evidence.Panel;
import dev.lifeboat.core.evidence.PowerState;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.ReturnHold;
import dev.lifeboat.core.evidence.Uplink;
import dev.lifeboat.core.evidence.Watchers;
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.core.evidence.WitnessPing;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.Subject;
import dev.lifeboat.core.spi.Ports;
import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// Reads facts through the ports: one kind, one call.
public final class Eyes {
    private final Map<String, Function<Subject, Reading<?>>> readers = new TreeMap<>();

    public Eyes(Fleet fleet, Ports ports) {
        add(PowerState.KIND, host -> ports.power().power(fleet.host(host)));
        add(BmcIdentity.KIND, host -> ports.power().identity(fleet.host(host)));
        add(Residents.KIND, host -> ports.hypervisor().residents(fleet.host(host)));
        add(HostIdentity.KIND, host -> ports.hypervisor().identity(fleet.host(host)));
        add(HostBoot.KIND, host -> ports.hypervisor().boot(fleet.host(host)));
        add(Inventory.KIND, host -> ports.hypervisor().inventory(fleet.host(host)));
        add(
                Definition.KIND,
                seat -> ports.hypervisor().definition(fleet.host(seat.host()), seat.vm()));
        add(
                DiskActivity.KIND,
                seat -> ports.hypervisor().disks(fleet.host(seat.host()), seat.vm()));
        add(ConsoleTail.KIND, seat -> ports.console().tail(fleet.host(seat.host()), seat.vm()));
        add(LockOwners.KIND, ports.storage()::owners);
        add(Watchers.KIND, ports.storage()::watchers);
        add(Blocklist.KIND, ports.storage()::blocklist);
        add(CephHealth.KIND, ports.storage()::health);
        add(ClusterAddresses.KIND, ports.storage()::addresses);
        add(CephCaps.KIND, ports.auth()::caps);
        add(MonSessions.KIND, ports.auth()::sessions);
        add(Denials.KIND, ports.auth()::denials);
        add(Uplink.KIND, host -> ports.switches().uplink(fleet.host(host)));
        add(Panel.KIND, host -> ports.panel().state(fleet.host(host)));
        add(ReturnHold.KIND, host -> ports.holds().hold(fleet.host(host)));
        add(
                HostPing.KIND,
                host -> ping(ports, host, addresses(fleet.host(host).address()), HostPing::new));
        add(
                WitnessPing.KIND,
                witness -> ping(ports, witness, addresses(witness.name()), WitnessPing::new));
        add(GuestPing.KIND, vm -> ping(ports, vm, fleet.vm(vm).addresses(), GuestPing::new));
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
    private static <F> Reading<F> ping(
            Ports ports, Subject about, SortedSet<String> addresses, Function<Boolean, F> fact) {
        return switch (ports.prober().answering(about, addresses)) {
            case Reading.Unknown<SortedSet<String>>(var why, var source, var asked, var answered) ->
                    new Reading.Unknown<>(why, source, asked, answered);
            case Reading.Known<SortedSet<String>>(_, var source, var asked, var answered)
                    when addresses.isEmpty() ->
                    new Reading.Unknown<>(
                            new Why(Why.Cause.NOT_STARTED, "no address of it is known"),
                            source,
                            asked,
                            answered);
            case Reading.Known<SortedSet<String>>(
                            var answering,
                            var source,
                            var asked,
                            var answered) ->
                    new Reading.Known<>(
                            fact.apply(answering.containsAll(addresses)), source, asked, answered);
        };
    }

    public Reading<?> look(Key<?, ?> key) {
        var reader = readers.get(key.kind().name());
        if (reader == null) {
            throw new IllegalArgumentException("nothing reads " + key);
        }
        return reader.apply(key.subject());
    }

    /// The kinds that can be looked at; what people say and what was before is not among them.
    public SortedSet<String> kinds() {
        return new TreeSet<>(readers.keySet());
    }
}
