package dev.lifeboat.core;

import dev.lifeboat.core.evidence.Blocklist;
import dev.lifeboat.core.evidence.BmcIdentity;
import dev.lifeboat.core.evidence.BootImage;
import dev.lifeboat.core.evidence.CephCaps;
import dev.lifeboat.core.evidence.CephHealth;
import dev.lifeboat.core.evidence.CephReleases;
import dev.lifeboat.core.evidence.ClusterAddresses;
import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.EventLog;
import dev.lifeboat.core.evidence.Fact;
import dev.lifeboat.core.evidence.HostConsole;
import dev.lifeboat.core.evidence.HostIdentity;
import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.ImageInfo;
import dev.lifeboat.core.evidence.Inventory;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.LockOwner;
import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.evidence.MonSessions;
import dev.lifeboat.core.evidence.PowerState;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.Resident;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.RunState;
import dev.lifeboat.core.evidence.SinceBoot;
import dev.lifeboat.core.evidence.Source;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.evidence.Watchers;
import dev.lifeboat.core.fleet.Capacity;
import dev.lifeboat.core.fleet.CephUser;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.MebiBytes;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.Subject;
import dev.lifeboat.core.fleet.Vm;
import dev.lifeboat.core.fleet.VmId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;

/// A site of any size on a quiet day, and all that is read of it. The same seed makes the same
/// site. For tests and for bench/placement.
public final class SyntheticFleet {
    public static final Instant NOW = Instant.parse("2026-03-02T03:00:00Z");
    public static final ClusterId MAIN = new ClusterId("main");
    public static final CephUser LIBVIRT = new CephUser(MAIN, "client.libvirt");

    /// Every tenth guest has something of it that only nine of ten hosts have.
    private static final String RARE = "bridge br7";

    private static final SortedSet<String> USUAL =
            new TreeSet<>(Set.of("bridge br0", "cpu host-model"));
    private static final ImageInfo INFO =
            new ImageInfo(
                    true,
                    new TreeSet<>(Set.of(ImageInfo.EXCLUSIVE_LOCK)),
                    NOW.minus(Duration.ofDays(400)),
                    new MebiBytes(20_480));
    private static final long[] SIZES_MIB = {1024, 1024, 2048, 2048, 4096, 4096, 8192, 16384};

    private final Random random;
    private final int perHost;
    private final int fillPercent;
    private final SortedMap<HostId, Host> hosts = new TreeMap<>();
    private final SortedMap<VmId, Vm> vms = new TreeMap<>();
    private final Map<Key<?, ?>, Reading<?>> read = new HashMap<>();

    /// @param fillPercent how much of the hosts' memory the guests take
    public SyntheticFleet(long seed, int hosts, int perHost, int fillPercent) {
        this.random = new Random(seed);
        this.perHost = perHost;
        this.fillPercent = fillPercent;
        cluster(hosts * perHost);
        for (var number = 0; number < hosts; number++) {
            host(number);
        }
    }

    public Fleet fleet() {
        return new Fleet(hosts, vms, new TreeSet<>(List.of(MAIN)), new TreeSet<>());
    }

    public Readings readings() {
        return Readings.nothing().with(read);
    }

    public static Reading<?> seen(Fact<?> fact, Subject of, Instant asked) {
        var source = new Source("look at {}", of);
        return new Reading.Known<>(fact, source, asked, asked.plus(Duration.ofMillis(100)));
    }

    public static MebiBytes memory(Random random) {
        return new MebiBytes(SIZES_MIB[random.nextInt(SIZES_MIB.length)]);
    }

    private <F extends Fact<S>, S extends Subject> void sees(Key<F, S> key, F fact) {
        read.put(key, seen(fact, key.subject(), NOW));
    }

    private void cluster(int guests) {
        var caps = new TreeMap<>(Map.of("mon", "profile rbd", "osd", "profile rbd pool=vms"));
        sees(CephCaps.of(LIBVIRT), new CephCaps(caps));
        sees(CephReleases.of(MAIN), new CephReleases(new TreeSet<>(Set.of(16))));
        var sessions =
                IntStream.range(0, guests)
                        .mapToObj(number ->
                                new MonSessions.Session(
                                        LIBVIRT.entity(), "10.9.0.1:0/" + number, "profile rbd"));
        sees(MonSessions.of(MAIN), new MonSessions(sessions.toList()));
        sees(Blocklist.of(MAIN), new Blocklist(new TreeMap<>()));
        sees(CephHealth.of(MAIN), new CephHealth(512, 512, 0, List.of()));
        sees(ClusterAddresses.of(MAIN), new ClusterAddresses(new TreeMap<>()));
    }

    private void host(int number) {
        var id = new HostId("host%04d".formatted(number));
        var ip = "10.90." + number / 250 + "." + (1 + number % 250);
        var guests = new TreeMap<VmId, Resident>();
        var used = 0L;
        for (var each = 0; each < perHost; each++) {
            var guest = guest(number * perHost + each, id, ip);
            guests.put(guest.getKey(), guest.getValue());
            used += guest.getValue().memory().count();
        }
        // Hosts are not alike: some are full, some nearly empty.
        var memory = used * 100 / fillPercent + random.nextLong(1 + used / 4);
        hosts.put(
                id,
                new Host(
                        id,
                        ip,
                        new TreeSet<>(Set.of(ip)),
                        Optional.of("10.91.0.1"),
                        Optional.of("/var/consoles/" + id),
                        new Capacity(new MebiBytes(memory), 64)));
        var serial = new TreeSet<>(Set.of("serial:" + id));
        var has = new TreeSet<>(USUAL);
        if (number % 10 != 9) {
            has.add(RARE);
        }
        sees(HostPing.of(id), new HostPing(true));
        sees(PowerState.of(id), new PowerState(true));
        sees(BmcIdentity.of(id), new BmcIdentity(serial));
        sees(EventLog.of(id), new EventLog(0, List.of()));
        sees(HostConsole.of(id), new HostConsole(Optional.of(NOW), 1, List.of("login:")));
        sees(HostIdentity.of(id), new HostIdentity(serial));
        sees(Inventory.of(id), new Inventory(has));
        sees(Residents.of(id), new Residents(guests));
        var there = new TreeMap<>(Map.of(id, Verdict.yes("boots")));
        sees(BootImage.of(id), new BootImage("6.1", there, ""));
        var booted = NOW.minus(Duration.ofDays(3));
        sees(SinceBoot.of(id), new SinceBoot(booted, "6.1", "a PC", true, new TreeSet<>()));
    }

    private Map.Entry<VmId, Resident> guest(int number, HostId host, String ip) {
        var id = new VmId(new UUID(random.nextLong(), random.nextLong()));
        var name = "guest-" + number;
        // Sets of four that are kept apart, on four hosts that stand next to one another.
        var apart = number % perHost == 0 ? Optional.of("set-" + number / perHost / 4) : noSet();
        var priority = 1 + random.nextInt(9);
        vms.put(id, new Vm(id, name, priority, Optional.empty(), new TreeSet<>(), apart));
        var memory = memory(random);
        var disk = new Image(MAIN, "vms", name);
        var needs = new TreeSet<>(USUAL);
        if (number % 10 == 3) {
            needs.add(RARE);
        }
        var on = number % 20 != 7;
        var client = ip + ":0/" + (1000 + number);
        var owner = new LockOwner("client." + (4000 + number), "auto 7", client);
        sees(
                Definition.of(new Seat(id, host)),
                new Definition(
                        "<domain/>",
                        false,
                        memory,
                        2,
                        List.of(disk),
                        List.of(),
                        new TreeSet<>(Set.of(LIBVIRT)),
                        needs));
        sees(ImageInfo.of(disk), INFO);
        sees(LockOwners.of(disk), new LockOwners(new TreeSet<>(on ? Set.of(owner) : Set.of())));
        sees(Watchers.of(disk), new Watchers(new TreeSet<>(on ? Set.of(client) : Set.of())));
        var state = on ? RunState.RUNNING : RunState.SHUT_OFF;
        return Map.entry(id, new Resident(name, state, true, false, memory, 2));
    }

    private static Optional<String> noSet() {
        return Optional.empty();
    }
}
