package dev.lifeboat.core.readiness;

import static dev.lifeboat.core.Bench.DB;
import static dev.lifeboat.core.Bench.IP09;
import static dev.lifeboat.core.Bench.IP10;
import static dev.lifeboat.core.Bench.KCT09;
import static dev.lifeboat.core.Bench.KCT10;
import static dev.lifeboat.core.Bench.MAIN;
import static dev.lifeboat.core.Bench.NOW;
import static dev.lifeboat.core.Bench.WEB;
import static dev.lifeboat.core.Bench.WEB_DISK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.Bench;
import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.Blocklist;
import dev.lifeboat.core.evidence.BmcIdentity;
import dev.lifeboat.core.evidence.CephCaps;
import dev.lifeboat.core.evidence.CephReleases;
import dev.lifeboat.core.evidence.ClusterAddresses;
import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.evidence.MonSessions;
import dev.lifeboat.core.evidence.PowerState;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.Resident;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.RunState;
import dev.lifeboat.core.evidence.Source;
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.core.fleet.HostId;
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
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private static final Instant SOON = NOW.plus(Duration.ofSeconds(5));

    private static Readiness ready(Readings seen, HostId... onto) {
        return ready(seen, SOON, onto);
    }

    private static Readiness ready(Readings seen, Instant at, HostId... onto) {
        var recovery =
                Recovery.of(
                        Bench.fleet(),
                        seen,
                        KCT09,
                        new TreeSet<>(List.of(onto)),
                        new Brakes(50, 2));
        return Readiness.of(recovery, at);
    }

    private static void says(Readiness readiness, CheckId check, Answer answer, String because) {
        assertThat(readiness.findings().getFirst())
                .satisfies(first -> {
                    assertThat(first.check()).isEqualTo(check);
                    assertThat(first.ready()).isEqualTo(answer);
                    assertThat(first.because()).contains(because);
                    assertThat(first.remedy()).isPresent();
                });
    }

    @Test
    void a_host_of_which_all_is_seen_and_well_is_ready() {
        var readiness = ready(QuietDay.well());
        assertThat(readiness.findings())
                .allSatisfy(finding -> assertThat(finding.ready()).isEqualTo(Answer.YES));
        assertThat(readiness.word()).isEqualTo(Readiness.Word.READY);
        assertThat(readiness.findings()).extracting(Finding::check).contains(CheckId.values());
    }

    @Test
    void the_caps_of_2019_come_first_and_say_how_many_disks_they_cost() {
        var readiness =
                ready(
                        Bench.seeing(
                                QuietDay.well(),
                                CephCaps.of(QuietDay.LIBVIRT),
                                QuietDay.caps("allow r")));
        assertThat(readiness.word()).isEqualTo(Readiness.Word.NOT_READY);
        says(readiness, CheckId.CAPS, Answer.NO, "2 of 2 disks would refuse writes");
        assertThat(readiness.count(Answer.NO)).isOne();
    }

    @Test
    void caps_with_the_old_spelling_are_none_since_pacific() {
        var old = "allow r, allow command \"osd blacklist\"";
        says(
                ready(
                        Bench.seeing(
                                QuietDay.well(),
                                CephCaps.of(QuietDay.LIBVIRT),
                                QuietDay.caps(old))),
                CheckId.CAPS,
                Answer.NO,
                "may not break");
    }

    @Test
    void running_clients_that_still_have_old_caps_are_said_and_block_nothing() {
        var session = new MonSessions.Session("client.libvirt", IP09 + ":0/1", "allow r");
        var readiness =
                ready(
                        Bench.seeing(
                                QuietDay.well(),
                                MonSessions.of(MAIN),
                                new MonSessions(List.of(session))));
        assertThat(readiness.word()).isEqualTo(Readiness.Word.READY);
        assertThat(readiness.findings())
                .anySatisfy(finding ->
                        assertThat(finding.because())
                                .contains("1 running client of it will have the old caps"));
    }

    @Test
    void a_lock_that_a_dead_client_left_is_named_with_its_removal() {
        var seen =
                Bench.seeing(
                        QuietDay.well(), LockOwners.of(WEB_DISK), QuietDay.locked(IP09 + ":0/99"));
        var readiness = ready(seen);
        says(readiness, CheckId.LOCKS, Answer.NO, "a client that died left it");
        assertThat(readiness.findings().getFirst().remedy().orElseThrow())
                .isEqualTo("rbd lock rm vms/web-1 'auto 7' client.4148");
    }

    @Test
    void a_second_client_of_a_disk_is_a_fault() {
        says(
                ready(QuietDay.open(QuietDay.well(), WEB_DISK, IP09 + ":0/1", IP10 + ":0/3")),
                CheckId.LOCKS,
                Answer.NO,
                "2 clients have vms/web-1 open");
    }

    @Test
    void a_disk_that_is_open_where_no_fence_reaches_it_is_a_fault() {
        says(
                ready(QuietDay.open(QuietDay.well(), WEB_DISK, "10.91.9.9:0/1")),
                CheckId.LOCKS,
                Answer.NO,
                "no storage address of kct09");
    }

    @Test
    void an_entry_on_the_blocklist_that_hits_a_living_client_is_a_fault() {
        var entries = new TreeMap<>(Map.of(IP09 + ":0/1", NOW.plus(Duration.ofHours(1))));
        says(
                ready(Bench.seeing(QuietDay.well(), Blocklist.of(MAIN), new Blocklist(entries))),
                CheckId.LOCKS,
                Answer.NO,
                "is on the blocklist");
    }

    @Test
    void a_guest_that_fits_nowhere_is_named() {
        var big = definition(new MebiBytes(8192), "");
        says(
                ready(Bench.seeing(QuietDay.well(), Definition.of(new Seat(DB.id(), KCT09)), big)),
                CheckId.CAPACITY,
                Answer.NO,
                "db-1: fits on no living host");
    }

    @Test
    void what_a_target_lacks_is_named() {
        var bridged = definition(new MebiBytes(512), "bridge br9");
        says(
                ready(
                        Bench.seeing(
                                QuietDay.well(), Definition.of(new Seat(DB.id(), KCT09)), bridged)),
                CheckId.CAPACITY,
                Answer.NO,
                "lacks bridge br9");
    }

    private static Definition definition(MebiBytes memory, String need) {
        var usual = Bench.definition("db-1");
        return new Definition(
                usual.xml(),
                false,
                memory,
                1,
                usual.disks(),
                List.of(),
                usual.users(),
                new TreeSet<>(need.isEmpty() ? List.of() : List.of(need)));
    }

    @Test
    void with_one_target_only_that_one_counts() {
        var full = Bench.residents(RunState.RUNNING, Bench.vm("huge"));
        var guests = new TreeMap<>(full.guests());
        guests.replaceAll((_, was) -> resident("huge", RunState.RUNNING, false, 4000));
        var seen = Bench.seeing(QuietDay.well(), Residents.of(KCT10), new Residents(guests));
        assertThat(ready(seen).word()).isEqualTo(Readiness.Word.READY);
        says(ready(seen, KCT10), CheckId.CAPACITY, Answer.NO, "fits on no living host");
    }

    private static Resident resident(String name, RunState state, boolean autostart, long memory) {
        return new Resident(name, state, true, autostart, new MebiBytes(memory), 1);
    }

    @Test
    void a_bmc_that_refuses_the_login_blocks_and_the_fence_follows() {
        var why = Why.refused("RAKP 2 HMAC is invalid");
        var refused =
                new Reading.Unknown<PowerState>(
                        why, new Source("ipmitool power status", KCT09), NOW, NOW);
        var readiness = ready(Bench.seeing(QuietDay.well(), PowerState.of(KCT09), refused));
        says(readiness, CheckId.OUT_OF_BAND, Answer.NO, "RAKP 2");
        assertThat(readiness.findings().get(1).check()).isEqualTo(CheckId.FENCE);
        assertThat(readiness.findings().get(1).ready()).isEqualTo(Answer.UNKNOWN);
        assertThat(readiness.findings().get(2).ready()).isEqualTo(Answer.YES);
    }

    @Test
    void a_bmc_of_another_machine_blocks() {
        var other = new BmcIdentity(new TreeSet<>(Set.of("serial:" + KCT10)));
        says(
                ready(Bench.seeing(QuietDay.well(), BmcIdentity.of(KCT09), other)),
                CheckId.OUT_OF_BAND,
                Answer.NO,
                "another machine's");
    }

    @Test
    void a_bmc_that_is_silent_is_not_known_to_be_wrong() {
        says(
                ready(Bench.seeing(QuietDay.well(), PowerState.of(KCT09), Bench.silent(NOW))),
                CheckId.OUT_OF_BAND,
                Answer.UNKNOWN,
                "no answer within 10 s");
    }

    @Test
    void a_guest_that_its_host_starts_by_itself_is_named_with_the_command() {
        var guests = new TreeMap<>(Bench.residents(RunState.RUNNING, WEB, DB).guests());
        guests.put(WEB.id(), resident("web-1", RunState.RUNNING, true, 512));
        var readiness =
                ready(Bench.seeing(QuietDay.well(), Residents.of(KCT09), new Residents(guests)));
        says(readiness, CheckId.RETURN, Answer.NO, "web-1 is started by kct09 itself");
        assertThat(readiness.findings().getFirst().remedy().orElseThrow())
                .isEqualTo("virsh -c qemu+ssh://kct09/system autostart --disable web-1");
    }

    @Test
    void a_definition_that_was_left_elsewhere_is_named() {
        var left = Bench.residents(RunState.SHUT_OFF, WEB);
        says(
                ready(Bench.seeing(QuietDay.well(), Residents.of(KCT10), left)),
                CheckId.RETURN,
                Answer.NO,
                "web-1 is defined on kct10 as well");
    }

    @Test
    void a_storage_address_with_a_daemon_on_it_cannot_be_fenced() {
        var daemons = new TreeMap<>(Map.of(IP09, new TreeSet<>(Set.of("osd.3"))));
        says(
                ready(
                        Bench.seeing(
                                QuietDay.well(),
                                ClusterAddresses.of(MAIN),
                                new ClusterAddresses(new TreeMap<>(daemons)))),
                CheckId.FENCE,
                Answer.NO,
                "[osd.3] of main live at");
    }

    @Test
    void a_proof_that_is_too_old_is_none() {
        var later = NOW.plus(Duration.ofMinutes(21));
        var readiness = ready(QuietDay.well(), later);
        assertThat(readiness.word()).isEqualTo(Readiness.Word.UNPROVEN);
        says(readiness, CheckId.LOCKS, Answer.UNKNOWN, "20 min ago, which proves it for 15 min");
    }

    @Test
    void of_a_host_that_says_nothing_nothing_is_proven() {
        var readiness =
                ready(Bench.seeing(QuietDay.well(), Residents.of(KCT09), Bench.silent(NOW)));
        assertThat(readiness.word()).isEqualTo(Readiness.Word.UNPROVEN);
        says(readiness, CheckId.CAPACITY, Answer.UNKNOWN, "which guests kct09 has");
    }

    @Test
    void every_check_says_what_it_asks_of_a_survey() {
        var recovery =
                Recovery.of(
                        Bench.fleet(), QuietDay.well(), KCT09, new TreeSet<>(), new Brakes(50, 2));
        assertThat(Readiness.asks(recovery))
                .contains(
                        CephCaps.of(QuietDay.LIBVIRT), MonSessions.of(MAIN), CephReleases.of(MAIN));
        assertThat(Readiness.CHECKS).hasSameSizeAs(Check.class.getPermittedSubclasses());
        assertThat(Readiness.CHECKS).extracting(Check::id).containsExactly(CheckId.values());
    }
}
