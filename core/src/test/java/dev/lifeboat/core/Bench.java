package dev.lifeboat.core;

import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.Fact;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.Resident;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.RunState;
import dev.lifeboat.core.evidence.Source;
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.core.fleet.Capacity;
import dev.lifeboat.core.fleet.CephUser;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.MebiBytes;
import dev.lifeboat.core.fleet.Subject;
import dev.lifeboat.core.fleet.Vm;
import dev.lifeboat.core.fleet.VmId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/// Three hosts, two guests, and readings of them, for tests of what is pure.
public final class Bench {
    public static final Instant NOW = Instant.parse("2026-03-02T03:00:00Z");
    public static final ClusterId MAIN = new ClusterId("main");
    public static final HostId KCT09 = new HostId("kct09");
    public static final HostId KCT10 = new HostId("kct10");
    public static final HostId KCT11 = new HostId("kct11");
    public static final String IP09 = "10.91.0.9";
    public static final String IP10 = "10.91.0.10";
    public static final Vm WEB = vm("web-1");
    public static final Vm DB = vm("db-1");
    public static final Image WEB_DISK = new Image(MAIN, "vms", "web-1");

    private Bench() {}

    public static Vm vm(String name) {
        var id = new VmId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
        var addresses =
                new TreeSet<>(List.of("10.91.1." + (1 + Math.floorMod(name.hashCode(), 200))));
        return new Vm(id, name, Vm.USUAL_PRIORITY, Optional.empty(), addresses, Optional.empty());
    }

    public static Fleet fleet(Vm... vms) {
        var hosts = new TreeMap<HostId, Host>();
        for (var number : List.of("09", "10", "11")) {
            var id = new HostId("kct" + number);
            var address = "10.91.0." + Integer.parseInt(number);
            hosts.put(
                    id,
                    new Host(
                            id,
                            address,
                            new TreeSet<>(List.of(address)),
                            Optional.of("10.91.2." + Integer.parseInt(number)),
                            Optional.empty(),
                            new Capacity(new MebiBytes(4096), 8)));
        }
        var guests = new TreeMap<VmId, Vm>();
        Arrays.stream(vms.length == 0 ? new Vm[] {WEB, DB} : vms)
                .forEach(vm -> guests.put(vm.id(), vm));
        return new Fleet(hosts, guests, new TreeSet<>(List.of(MAIN)), new TreeSet<>());
    }

    public static Definition definition(String name) {
        return new Definition(
                "<domain/>",
                false,
                new MebiBytes(512),
                1,
                List.of(new Image(MAIN, "vms", name)),
                List.of(),
                new TreeSet<>(List.of(new CephUser(MAIN, "client.libvirt"))),
                new TreeSet<>());
    }

    public static Residents residents(RunState state, Vm... vms) {
        var guests = new TreeMap<VmId, Resident>();
        for (var vm : vms) {
            guests.put(vm.id(), new Resident(vm.name(), state, true, false, new MebiBytes(512), 1));
        }
        return new Residents(guests);
    }

    public static <F extends Fact<S>, S extends Subject> Reading<F> known(F fact, Instant asked) {
        var source = new Source("look", MAIN);
        return new Reading.Known<>(fact, source, asked, asked.plus(Duration.ofMillis(100)));
    }

    public static <F> Reading<F> silent(Instant asked) {
        var limit = Duration.ofSeconds(10);
        var source = new Source("look", MAIN);
        return new Reading.Unknown<>(Why.silentFor(limit), source, asked, asked.plus(limit));
    }

    /// What is seen, in pairs of a key and a fact of its kind.
    public static Readings seeing(Object... pairs) {
        return seeing(Readings.nothing(), pairs);
    }

    public static Readings seeing(Readings before, Object... pairs) {
        var seen = before;
        for (var i = 0; i < pairs.length; i += 2) {
            var key = (Key<?, ?>) pairs[i];
            seen = seen.with(key, pairs[i + 1] instanceof Reading<?> it ? it : seen(pairs[i + 1]));
        }
        return seen;
    }

    private static Reading<?> seen(Object fact) {
        return new Reading.Known<>(
                fact, new Source("look", MAIN), NOW, NOW.plus(Duration.ofMillis(100)));
    }
}
