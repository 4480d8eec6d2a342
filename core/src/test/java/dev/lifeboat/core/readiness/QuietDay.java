package dev.lifeboat.core.readiness;

import static dev.lifeboat.core.Bench.DB;
import static dev.lifeboat.core.Bench.IP09;
import static dev.lifeboat.core.Bench.KCT09;
import static dev.lifeboat.core.Bench.KCT10;
import static dev.lifeboat.core.Bench.KCT11;
import static dev.lifeboat.core.Bench.MAIN;
import static dev.lifeboat.core.Bench.NOW;
import static dev.lifeboat.core.Bench.WEB;
import static dev.lifeboat.core.Bench.WEB_DISK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.Bench;
import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.Blocklist;
import dev.lifeboat.core.evidence.BmcIdentity;
import dev.lifeboat.core.evidence.BootImage;
import dev.lifeboat.core.evidence.CephCaps;
import dev.lifeboat.core.evidence.CephHealth;
import dev.lifeboat.core.evidence.CephReleases;
import dev.lifeboat.core.evidence.ClusterAddresses;
import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.EventLog;
import dev.lifeboat.core.evidence.HostIdentity;
import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.ImageInfo;
import dev.lifeboat.core.evidence.Inventory;
import dev.lifeboat.core.evidence.LockOwner;
import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.evidence.MonSessions;
import dev.lifeboat.core.evidence.PowerState;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.RunState;
import dev.lifeboat.core.evidence.SinceBoot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.evidence.Watchers;
import dev.lifeboat.core.fleet.CephUser;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.MebiBytes;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.plan.Brakes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A quiet day: all that is read of a site on which nothing is wrong.
final class QuietDay {
    static final CephUser LIBVIRT = new CephUser(MAIN, "client.libvirt");
    private static final Instant SOON = NOW.plus(Duration.ofSeconds(5));
    private static final Image DB_DISK = new Image(MAIN, "vms", "db-1");

    private static final ImageInfo INFO =
            new ImageInfo(
                    true,
                    new TreeSet<>(Set.of(ImageInfo.EXCLUSIVE_LOCK, "layering")),
                    NOW.minus(Duration.ofDays(400)),
                    new MebiBytes(20_480));

    private QuietDay() {}

    static Readings well() {
        var seen = Readings.nothing();
        for (var host : List.of(KCT09, KCT10, KCT11)) {
            var id = new TreeSet<>(Set.of("serial:" + host));
            seen =
                    Bench.seeing(
                            seen,
                            HostPing.of(host),
                            new HostPing(true),
                            PowerState.of(host),
                            new PowerState(true),
                            BmcIdentity.of(host),
                            new BmcIdentity(id),
                            EventLog.of(host),
                            new EventLog(0, List.of()),
                            HostIdentity.of(host),
                            new HostIdentity(id),
                            SinceBoot.of(host),
                            new SinceBoot(
                                    NOW.minus(Duration.ofDays(3)),
                                    "6.1",
                                    "a PC",
                                    true,
                                    new TreeSet<>()),
                            BootImage.of(host),
                            boots(host, Verdict.yes("boots")),
                            Inventory.of(host),
                            new Inventory(new TreeSet<>()),
                            Residents.of(host),
                            host.equals(KCT09)
                                    ? Bench.residents(RunState.RUNNING, WEB, DB)
                                    : Bench.residents(RunState.RUNNING));
        }
        seen =
                Bench.seeing(
                        seen,
                        Definition.of(new Seat(WEB.id(), KCT09)),
                        Bench.definition("web-1"),
                        Definition.of(new Seat(DB.id(), KCT09)),
                        Bench.definition("db-1"),
                        CephCaps.of(LIBVIRT),
                        caps("profile rbd"),
                        CephReleases.of(MAIN),
                        new CephReleases(new TreeSet<>(Set.of(16))),
                        MonSessions.of(MAIN),
                        new MonSessions(List.of()),
                        Blocklist.of(MAIN),
                        new Blocklist(new TreeMap<>()),
                        CephHealth.of(MAIN),
                        new CephHealth(8, 8, 0, List.of()),
                        ClusterAddresses.of(MAIN),
                        new ClusterAddresses(new TreeMap<>()));
        return open(open(seen, WEB_DISK, IP09 + ":0/1"), DB_DISK, IP09 + ":0/2");
    }

    static BootImage boots(HostId chassis, Verdict there) {
        return new BootImage("6.1", new TreeMap<>(Map.of(chassis, there)), "");
    }

    static Readings open(Readings seen, Image image, String... clients) {
        return Bench.seeing(
                seen,
                ImageInfo.of(image),
                INFO,
                LockOwners.of(image),
                locked(clients[0]),
                Watchers.of(image),
                new Watchers(new TreeSet<>(List.of(clients))));
    }

    static LockOwners locked(String address) {
        return new LockOwners(
                new TreeSet<>(Set.of(new LockOwner("client.4148", "auto 7", address))));
    }

    static CephCaps caps(String mon) {
        return new CephCaps(new TreeMap<>(Map.of("mon", mon, "osd", "profile rbd pool=vms")));
    }

    static Readiness ready(Readings seen, HostId... onto) {
        return ready(seen, SOON, onto);
    }

    static Readiness ready(Readings seen, Instant at, HostId... onto) {
        return ready(Bench.fleet(), seen, at, onto);
    }

    static Readiness ready(Fleet fleet, Readings seen, Instant at, HostId... onto) {
        var recovery =
                Recovery.of(fleet, seen, KCT09, new TreeSet<>(List.of(onto)), new Brakes(50, 2));
        return Readiness.of(recovery, at);
    }

    static void says(Readiness readiness, CheckId check, Answer answer, String because) {
        assertThat(readiness.findings().getFirst())
                .satisfies(first -> {
                    assertThat(first.check()).isEqualTo(check);
                    assertThat(first.ready()).isEqualTo(answer);
                    assertThat(first.because()).contains(because);
                    assertThat(first.remedy()).isPresent();
                });
    }
}
