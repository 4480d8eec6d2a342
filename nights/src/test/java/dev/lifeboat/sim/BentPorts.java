package dev.lifeboat.sim;

import dev.lifeboat.core.evidence.Addresses;
import dev.lifeboat.core.evidence.Blocklist;
import dev.lifeboat.core.evidence.BmcIdentity;
import dev.lifeboat.core.evidence.LockOwner;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.spi.BlockStorage;
import dev.lifeboat.core.spi.Ports;
import dev.lifeboat.core.spi.Power;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// Mutants of hands and eyes: ports that do or tell something else.
final class BentPorts {
    private BentPorts() {}

    private static Ports storage(Ports ports, BlockStorage storage) {
        return new Ports(
                ports.power(),
                ports.hypervisor(),
                ports.console(),
                storage,
                ports.auth(),
                ports.prober(),
                ports.switches(),
                ports.panel(),
                ports.holds(),
                ports.stunts());
    }

    /// Each process that has an image open is entered, and what is read back looks whole.
    static Ports nonce(Night night, Ports ports) {
        var entered = new TreeMap<String, Instant>();
        var fencing =
                Twist.port(
                        BlockStorage.class,
                        ports.storage(),
                        "fence",
                        (_, given) -> {
                            var site = night.site();
                            var ip = (String) given[1];
                            var until = site.now().plus((Duration) given[2]);
                            entered.put(Addresses.whole(ip), until);
                            site.hosts.values().stream()
                                    .flatMap(host -> host.instances.values().stream())
                                    .filter(guest -> Addresses.ip(guest.address).equals(ip))
                                    .forEach(guest ->
                                            site.ceph.enter(guest.address, until, site.now()));
                            return SimPorts.done(site, SimPorts.QUICK, "done");
                        });
        return storage(ports, readBack(fencing, entered));
    }

    static Ports shortFence(Ports ports) {
        var entered = new TreeMap<String, Instant>();
        var fencing =
                Twist.port(
                        BlockStorage.class,
                        ports.storage(),
                        "fence",
                        (real, given) -> {
                            entered.put(
                                    Addresses.whole((String) given[1]),
                                    SimSite.START.plus((Duration) given[2]));
                            return real.apply(
                                    new Object[] {given[0], given[1], Duration.ofHours(1)});
                        });
        return storage(ports, readBack(fencing, entered));
    }

    private static BlockStorage readBack(BlockStorage storage, Map<String, Instant> entered) {
        return Twist.port(
                BlockStorage.class,
                storage,
                "blocklist",
                (real, given) -> {
                    var seen = real.apply(given);
                    if (!(seen
                            instanceof
                            Reading.Known<?>(
                                    Blocklist list,
                                    var source,
                                    var asked,
                                    var answered))) {
                        return seen;
                    }
                    var entries = new TreeMap<>(list.entries());
                    entries.putAll(entered);
                    return new Reading.Known<>(new Blocklist(entries), source, asked, answered);
                });
    }

    /// "The lock of the dead host's user": of whoever holds it by now.
    static Ports byKey(Night night, Ports ports) {
        return storage(
                ports,
                Twist.port(
                        BlockStorage.class,
                        ports.storage(),
                        "breakLock",
                        (real, given) -> {
                            LockOwner now = night.site().ceph.image((Image) given[0]).owner;
                            return real.apply(
                                    new Object[] {given[0], now == null ? given[1] : now});
                        }));
    }

    static Ports anyBmc(Ports ports) {
        var power =
                Twist.port(
                        Power.class,
                        ports.power(),
                        "identity",
                        (real, given) ->
                                real.apply(given)
                                                instanceof
                                                Reading.Known<?>(
                                                        _,
                                                        var source,
                                                        var asked,
                                                        var answered)
                                        ? new Reading.Known<>(
                                                new BmcIdentity(
                                                        SimPower.ids(((Host) given[0]).id())),
                                                source,
                                                asked,
                                                answered)
                                        : real.apply(given));
        return new Ports(
                power,
                ports.hypervisor(),
                ports.console(),
                ports.storage(),
                ports.auth(),
                ports.prober(),
                ports.switches(),
                ports.panel(),
                ports.holds(),
                ports.stunts());
    }
}
