package dev.lifeboat.core.readiness;

import static dev.lifeboat.core.Bench.KCT09;
import static dev.lifeboat.core.Bench.KCT10;
import static dev.lifeboat.core.Bench.KCT11;
import static dev.lifeboat.core.Bench.MAIN;
import static dev.lifeboat.core.Bench.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.Bench;
import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.BmcIdentity;
import dev.lifeboat.core.evidence.CephCaps;
import dev.lifeboat.core.evidence.CephReleases;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.SinceBoot;
import dev.lifeboat.core.fleet.CephUser;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.plan.Brakes;
import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.plan.Scratch;
import dev.lifeboat.core.plan.StepId;
import dev.lifeboat.core.plan.TakeOver;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What was proven is void as soon as something that it rested on changes, and what that was is
/// said.
class VoidedTest {
    private static final Instant LATER = NOW.plus(Duration.ofMinutes(9));
    private static final Instant BOOTED = NOW.minus(Duration.ofDays(3));
    private static final Instant BEFORE_THE_BOOT = BOOTED.minus(Duration.ofDays(1));

    private static final Readings WELL = QuietDay.well();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    kernel    | since-boot of kct11 was "kernel 6\\.1 since .*", is "kernel 6\\.12 since
                    package   | upgrade qemu-system-x86 7\\.2 -> 8\\.0"
                    caps      | ceph-caps of client\\.libvirt was "mon 'profile rbd', osd
                    release   | ceph-releases of main was ".* Ceph 16", is ".* Ceph 17"
                    hardware  | on a PC", is "kernel 6\\.1 since .* on another PC"
                    site file | hosts\\.kct11\\.storage-addresses in the site file was ".*11", is "10.92.0.11"
                    """)
    void a_drill(String change, String said) {
        var seen = changed(change);
        var fleet = change.equals("site file") ? storageOfKct11("10.92.0.11") : Bench.fleet();
        var found = found(fleet, seen, lockDrill(), CheckId.CAPS);
        assertThat(found.level()).isEqualTo(Level.STATIC);
        assertThat(found.because()).contains("; its drill of 9 min ago is void: ");
        assertThat(found.because()).containsPattern(said);
        assertThat(found(Bench.fleet(), WELL, lockDrill(), CheckId.CAPS).level())
                .as("without the change")
                .isEqualTo(Level.DRILL);
    }

    @Test
    void a_drill_from_a_host_is_void_when_its_login_is_another() {
        var fleet = Bench.fleet();
        var was = fleet.host(KCT11);
        var said = new TreeMap<>(was.said());
        said.put("ssh.user", "recovery");
        var is =
                new Host(
                        was.id(),
                        was.address(),
                        was.storageAddresses(),
                        was.bmc(),
                        was.console(),
                        was.capacity(),
                        said);
        assertThat(found(with(fleet, is), WELL, lockDrill(), CheckId.CAPS).because())
                .contains("is void: the site file says hosts.kct11.ssh.user now, \"recovery\"");
    }

    private static Readings changed(String what) {
        return switch (what) {
            case "kernel" -> of11(BOOTED.plusSeconds(60), "6.12", "a PC");
            case "package" -> of11(BOOTED, "6.1", "a PC", "upgrade qemu-system-x86 7.2 -> 8.0");
            case "hardware" -> of11(BOOTED.plusSeconds(60), "6.1", "another PC");
            case "caps" ->
                    Bench.seeing(
                            WELL,
                            CephCaps.of(QuietDay.LIBVIRT),
                            QuietDay.caps("allow r, profile rbd"));
            case "release" -> released(17);
            default -> WELL;
        };
    }

    private static Readings of11(Instant at, String kernel, String machine, String... changes) {
        var since = new SinceBoot(at, kernel, machine, true, new TreeSet<>(Set.of(changes)));
        return Bench.seeing(WELL, SinceBoot.of(KCT11), since);
    }

    private static Readings released(int release) {
        return Bench.seeing(
                WELL, CephReleases.of(MAIN), new CephReleases(new TreeSet<>(Set.of(release))));
    }

    private static Fleet storageOfKct11(String address) {
        var fleet = Bench.fleet();
        var was = fleet.host(KCT11);
        return with(
                fleet,
                new Host(
                        was.id(),
                        was.address(),
                        new TreeSet<>(Set.of(address)),
                        was.bmc(),
                        was.console(),
                        was.capacity()));
    }

    private static Fleet with(Fleet fleet, Host changed) {
        var hosts = new TreeMap<>(fleet.hosts());
        hosts.put(changed.id(), changed);
        return new Fleet(hosts, fleet.vms(), fleet.clusters(), fleet.witnesses());
    }

    private static List<Proof> lockDrill() {
        return lockDrill(WELL);
    }

    private static List<Proof> lockDrill(Readings seen) {
        var onto = new TreeSet<>(Set.of(KCT10, KCT11));
        var trials = onto.stream().map(VoidedTest::takenOver).toList();
        return new Drilled(new Goal.Drill(Goal.Drill.Kind.LOCK, KCT09, onto), trials)
                .proofs(Bench.fleet(), seen);
    }

    private static Drilled.Trial takenOver(HostId target) {
        var step =
                new TakeOver(
                        new StepId("2.1", "take-over"),
                        target,
                        new Scratch(new Image(MAIN, "vms", "lifeboat-drill-1")),
                        QuietDay.LIBVIRT,
                        Bench.definition("web-1"));
        return new Drilled.Trial(
                new Tried.Takeover(step), Answer.YES, "as it went", NOW, Optional.empty());
    }

    private static Recovery recovery(Fleet fleet, Readings seen) {
        return Recovery.of(fleet, seen, KCT09, new TreeSet<>(), new Brakes(50, 2));
    }

    private static Finding found(Fleet fleet, Readings seen, List<Proof> kept, CheckId check) {
        return Readiness.of(recovery(fleet, seen), kept, LATER).of(check).findings().getFirst();
    }

    private static Finding debt(Readings seen, List<Proof> kept) {
        return found(Bench.fleet(), seen, kept, CheckId.DEBT);
    }

    /// What was read, as it is kept.
    private static List<Proof> read(Readings seen, Instant at) {
        return Readiness.of(recovery(Bench.fleet(), seen), at).proofs(at);
    }

    @Test
    void a_line_of_the_site_file_that_costs_something_is_named() {
        var then = read(WELL, NOW);
        var was = Bench.fleet().host(KCT09);
        var fleet =
                with(
                        Bench.fleet(),
                        new Host(
                                KCT09,
                                was.address(),
                                was.storageAddresses(),
                                Optional.of("10.91.2.77"),
                                was.console(),
                                was.capacity()));
        var seen =
                Bench.seeing(
                        WELL,
                        BmcIdentity.of(KCT09),
                        new BmcIdentity(new TreeSet<>(Set.of("serial:another"))));
        var changes = Change.between(then, Readiness.of(recovery(fleet, seen), LATER));
        assertThat(changes.getFirst().now().check()).isEqualTo(CheckId.OUT_OF_BAND);
        assertThat(changes.getFirst().because())
                .contains(
                        "hosts.kct09.bmc.address in the site file was \"10.91.2.9\", is"
                                + " \"10.91.2.77\"");
    }

    @Test
    void a_guest_that_has_no_place_any_more_is_told_what_others_offered() {
        var then = read(WELL, NOW);
        var fleet = Bench.fleet();
        var hosts = new TreeMap<>(fleet.hosts());
        hosts.remove(KCT10);
        hosts.remove(KCT11);
        var alone = new Fleet(hosts, fleet.vms(), fleet.clusters(), fleet.witnesses());
        var changes = Change.between(then, Readiness.of(recovery(alone, WELL), LATER));
        assertThat(changes)
                .filteredOn(change -> change.now().check() == CheckId.CAPACITY)
                .isNotEmpty()
                .allSatisfy(change ->
                        assertThat(change.because())
                                .contains(
                                        "the memory of all hosts but kct09 in the site file was"
                                                + " \"8192 MiB\", is \"0 MiB\""));
    }

    @Test
    void what_was_tried_and_is_only_read_after_a_change_is_told_with_the_change() {
        var then = new ArrayList<>(read(WELL, NOW));
        then.addAll(lockDrill());
        var seen = of11(BOOTED, "6.1", "a PC", "upgrade qemu-system-x86 7.2 -> 8.0");
        var now = Readiness.of(recovery(Bench.fleet(), seen), lockDrill(), LATER);
        assertThat(Change.between(then, now))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.now().check()).isEqualTo(CheckId.CAPS);
                    assertThat(change.now().ready()).isEqualTo(Answer.YES);
                    assertThat(change.isLess()).isTrue();
                    assertThat(change.because())
                            .singleElement()
                            .asString()
                            .contains("since-boot of kct11", "qemu-system-x86 7.2 -> 8.0");
                });
        var same = Readiness.of(recovery(Bench.fleet(), WELL), lockDrill(), LATER);
        assertThat(Change.between(then, same)).isEmpty();
    }

    /// As in 2019: running guests keep the locks that they took before the upgrade.
    @Test
    void a_host_that_has_not_booted_since_ceph_was_upgraded_is_unproven_until_a_lock_drill() {
        var history = new ArrayList<>(read(WELL, BEFORE_THE_BOOT));
        history.addAll(read(released(17), NOW));
        var found = debt(released(17), history);
        assertThat(found.ready()).isEqualTo(Answer.UNKNOWN);
        assertThat(found.because())
                .contains(
                        "no drill has tried a takeover since ceph-releases of main was \"its"
                                + " monitors run Ceph 16\", is \"its monitors run Ceph 17\"");
        assertThat(found.remedy()).hasValue("lifeboat drill lock kct09");

        history.addAll(lockDrill(released(17)));
        assertThat(debt(released(17), history).ready()).isEqualTo(Answer.YES);
    }

    /// No drill could try a key that no guest has any more.
    @Test
    void a_key_that_no_guest_has_any_more_leaves_nothing_unproven() {
        var gone = new CephUser(MAIN, "client.old");
        var history = new ArrayList<Proof>();
        for (var proof : read(WELL, BEFORE_THE_BOOT)) {
            history.add(proof);
            history.add(
                    new Proof(
                            proof.host(),
                            proof.check(),
                            gone,
                            proof.level(),
                            proof.drill(),
                            proof.answer(),
                            proof.because(),
                            proof.held(),
                            proof.grounds(),
                            proof.site()));
        }
        history.addAll(lockDrill(released(17)));
        assertThat(debt(released(17), history).ready()).isEqualTo(Answer.YES);
    }

    @Test
    void an_upgrade_before_the_boot_was_tried_by_it() {
        var history = new ArrayList<>(read(WELL, BEFORE_THE_BOOT.minusSeconds(60)));
        history.addAll(read(released(17), BEFORE_THE_BOOT));
        assertThat(debt(released(17), history).ready()).isEqualTo(Answer.YES);
    }

    @Test
    void caps_that_changed_since_the_boot_are_told_beside_what_is_read_of_them() {
        var caps = QuietDay.caps("allow r, profile rbd");
        var seen = Bench.seeing(WELL, CephCaps.of(QuietDay.LIBVIRT), caps);
        var history = new ArrayList<>(read(WELL, NOW.minusSeconds(60)));
        history.addAll(read(seen, NOW));
        var found = debt(seen, history);
        assertThat(found.ready()).isEqualTo(Answer.YES);
        assertThat(found.because())
                .contains("; no drill has tried that ceph-caps of client.libvirt was");
        history.addAll(lockDrill(seen));
        assertThat(debt(seen, history).because()).doesNotContain("no drill");
    }
}
