package dev.lifeboat.core.readiness;

import static dev.lifeboat.core.Bench.DB;
import static dev.lifeboat.core.Bench.KCT09;
import static dev.lifeboat.core.Bench.KCT10;
import static dev.lifeboat.core.Bench.MAIN;
import static dev.lifeboat.core.Bench.NOW;
import static dev.lifeboat.core.Bench.WEB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.Bench;
import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.BmcIdentity;
import dev.lifeboat.core.evidence.BootImage;
import dev.lifeboat.core.evidence.CephCaps;
import dev.lifeboat.core.evidence.CephReleases;
import dev.lifeboat.core.evidence.EventLog;
import dev.lifeboat.core.evidence.MonSessions;
import dev.lifeboat.core.evidence.PowerState;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Resident;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.RunState;
import dev.lifeboat.core.evidence.SinceBoot;
import dev.lifeboat.core.evidence.Source;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.MebiBytes;
import dev.lifeboat.core.plan.Brakes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private static final HostId SPARE = new HostId("spare1");

    @Test
    void a_host_of_which_all_is_seen_and_well_is_ready() {
        var readiness = QuietDay.ready(QuietDay.well());
        assertThat(readiness.findings())
                .allSatisfy(finding -> assertThat(finding.ready()).isEqualTo(Answer.YES));
        assertThat(readiness.word()).isEqualTo(Readiness.Word.READY);
        assertThat(readiness.findings()).extracting(Finding::check).contains(CheckId.values());
    }

    @Test
    void what_no_boot_has_tried_leaves_a_host_unproven() {
        var changes =
                new TreeSet<>(
                        Set.of(
                                "file /etc/ceph/ceph.conf",
                                "install linux-image-6.1.0-56 6.1.176",
                                "upgrade librbd1 16.2.11 -> 16.2.15",
                                "upgrade udev 252 -> 253"));
        var since =
                new SinceBoot(NOW.minus(Duration.ofDays(417)), "6.1.0-50", "a PC", true, changes);
        var readiness = QuietDay.ready(Bench.seeing(QuietDay.well(), SinceBoot.of(KCT09), since));
        assertThat(readiness.word()).isEqualTo(Readiness.Word.UNPROVEN);
        QuietDay.says(
                readiness, CheckId.DEBT, Answer.UNKNOWN, "417 days ago, and no boot has tried 4");
        QuietDay.says(readiness, CheckId.DEBT, Answer.UNKNOWN, "-> 16.2.15 and 1 more");
    }

    @Test
    void a_host_that_does_not_say_what_was_changed_is_unproven() {
        var since =
                new SinceBoot(
                        NOW.minus(Duration.ofDays(1)), "5.14", "a PC", false, new TreeSet<>());
        QuietDay.says(
                QuietDay.ready(Bench.seeing(QuietDay.well(), SinceBoot.of(KCT09), since)),
                CheckId.DEBT,
                Answer.UNKNOWN,
                "does not reach back");
    }

    @Test
    void a_host_that_shows_a_login_only_a_part_is_unproven() {
        var unseen = SinceBoot.UNSEEN + "'/etc/libvirt/secrets': Permission denied";
        var since =
                new SinceBoot(
                        NOW.minus(Duration.ofDays(1)),
                        "5.14",
                        "a PC",
                        true,
                        new TreeSet<>(Set.of(unseen)));
        var readiness = QuietDay.ready(Bench.seeing(QuietDay.well(), SinceBoot.of(KCT09), since));
        QuietDay.says(
                readiness,
                CheckId.DEBT,
                Answer.UNKNOWN,
                "not all that it boots with is seen: '/etc/libvirt/secrets': Permission denied");
        assertThat(readiness.findings().getFirst().remedy())
                .hasValue("let hosts.kct09.ssh.user in the site file be root");
    }

    /// Nobody is to reboot a host because its login was slow.
    @Test
    void a_host_that_cannot_be_asked_is_looked_at_and_not_rebooted() {
        var readiness =
                QuietDay.ready(
                        Bench.seeing(QuietDay.well(), SinceBoot.of(KCT09), Bench.silent(NOW)));
        QuietDay.says(readiness, CheckId.DEBT, Answer.UNKNOWN, "no answer within 10 s");
        assertThat(readiness.findings().getFirst().remedy()).hasValue("lifeboat look kct09");
    }

    /// As in 2019, and seen before the night.
    @Test
    void a_boot_image_without_the_driver_of_a_spare_blocks_and_names_the_spare_and_the_fix() {
        var on =
                Map.of(
                        KCT09,
                        Verdict.yes("boots"),
                        SPARE,
                        Verdict.no("1000:0072: no driver in the image"),
                        new HostId("spare2"),
                        Verdict.unknown("its list names no device"));
        var finding = bootImage(on, "on kct09: echo mpt3sas >> /etc/initramfs-tools/modules");
        assertThat(finding.ready()).isEqualTo(Answer.NO);
        assertThat(finding.because())
                .isEqualTo(
                        "the boot image of kct09 would not boot on spare1: 1000:0072: no driver in"
                                + " the image");
        assertThat(finding.remedy())
                .contains("on kct09: echo mpt3sas >> /etc/initramfs-tools/modules");
    }

    @Test
    void a_chassis_that_cannot_be_judged_leaves_a_host_unproven() {
        var on = Map.of(KCT09, Verdict.yes("boots"), SPARE, Verdict.unknown("no such file"));
        var finding = bootImage(on, "");
        assertThat(finding.ready()).isEqualTo(Answer.UNKNOWN);
        assertThat(finding.because())
                .isEqualTo("the boot image of kct09 may not boot on spare1: no such file");
        assertThat(finding.remedy()).contains("lifeboat look kct09");
    }

    @Test
    void nothing_is_said_of_spares_where_none_is_named() {
        var finding = bootImage(Map.of(KCT09, Verdict.yes("boots")), "");
        assertThat(finding.ready()).isEqualTo(Answer.YES);
        assertThat(finding.because()).isEqualTo("it would boot on kct09");
    }

    private static Finding bootImage(Map<HostId, Verdict> on, String fix) {
        var image = new BootImage("6.1.0-56, entry 0", new TreeMap<>(on), fix);
        return QuietDay.ready(Bench.seeing(QuietDay.well(), BootImage.of(KCT09), image))
                .of(CheckId.BOOT)
                .findings()
                .getFirst();
    }

    @Test
    void with_one_target_only_that_one_counts() {
        var full = Bench.residents(RunState.RUNNING, Bench.vm("huge"));
        var guests = new TreeMap<>(full.guests());
        guests.replaceAll((_, was) -> resident("huge", RunState.RUNNING, false, 4000));
        var seen = Bench.seeing(QuietDay.well(), Residents.of(KCT10), new Residents(guests));
        assertThat(QuietDay.ready(seen).word()).isEqualTo(Readiness.Word.READY);
        QuietDay.says(
                QuietDay.ready(seen, KCT10), CheckId.CAPACITY, Answer.NO, "fits on no living host");
    }

    @Test
    void a_bmc_that_refuses_the_login_blocks_and_the_fence_follows() {
        var why = Why.refused("RAKP 2 HMAC is invalid");
        var refused =
                new Reading.Unknown<PowerState>(
                        why, new Source("ipmitool power status", KCT09), NOW, NOW);
        var readiness =
                QuietDay.ready(Bench.seeing(QuietDay.well(), PowerState.of(KCT09), refused));
        QuietDay.says(readiness, CheckId.OUT_OF_BAND, Answer.NO, "RAKP 2");
        assertThat(readiness.findings().getFirst().remedy())
                .hasValue("correct hosts.kct09.bmc.user and .password in the site file");
        assertThat(readiness.findings().get(1).check()).isEqualTo(CheckId.FENCE);
        assertThat(readiness.findings().get(1).ready()).isEqualTo(Answer.UNKNOWN);
        assertThat(readiness.findings().get(2).ready()).isEqualTo(Answer.YES);
    }

    @Test
    void memory_that_failed_leaves_a_host_unproven() {
        var noted = new EventLog(3, List.of("Memory DIMM_A1 Uncorrectable ECC, 11/22/26 09:51:01"));
        var readiness = QuietDay.ready(Bench.seeing(QuietDay.well(), EventLog.of(KCT09), noted));
        QuietDay.says(
                readiness,
                CheckId.OUT_OF_BAND,
                Answer.UNKNOWN,
                "has noted Memory DIMM_A1 Uncorrectable ECC");
        assertThat(readiness.count(Answer.UNKNOWN)).as("its BMC still fences").isOne();
    }

    @Test
    void a_bmc_whose_log_cannot_be_read_is_unproven() {
        QuietDay.says(
                QuietDay.ready(
                        Bench.seeing(QuietDay.well(), EventLog.of(KCT09), Bench.silent(NOW))),
                CheckId.OUT_OF_BAND,
                Answer.UNKNOWN,
                "the event log of kct09");
    }

    @Test
    void a_bmc_of_another_machine_blocks() {
        var other = new BmcIdentity(new TreeSet<>(Set.of("serial:" + KCT10)));
        QuietDay.says(
                QuietDay.ready(Bench.seeing(QuietDay.well(), BmcIdentity.of(KCT09), other)),
                CheckId.OUT_OF_BAND,
                Answer.NO,
                "another machine's");
    }

    @Test
    void a_bmc_that_is_silent_is_not_known_to_be_wrong() {
        QuietDay.says(
                QuietDay.ready(
                        Bench.seeing(QuietDay.well(), PowerState.of(KCT09), Bench.silent(NOW))),
                CheckId.OUT_OF_BAND,
                Answer.UNKNOWN,
                "no answer within 10 s");
    }

    @Test
    void a_guest_that_its_host_starts_by_itself_is_named_with_the_command() {
        var guests = new TreeMap<>(Bench.residents(RunState.RUNNING, WEB, DB).guests());
        guests.put(WEB.id(), resident("web-1", RunState.RUNNING, true, 512));
        var readiness =
                QuietDay.ready(
                        Bench.seeing(QuietDay.well(), Residents.of(KCT09), new Residents(guests)));
        QuietDay.says(readiness, CheckId.RETURN, Answer.NO, "web-1 is started by kct09 itself");
        assertThat(readiness.findings().getFirst().remedy().orElseThrow())
                .isEqualTo("virsh -c qemu+ssh://kct09/system autostart --disable web-1");
    }

    @Test
    void a_proof_that_is_too_old_is_none() {
        var later = NOW.plus(Duration.ofMinutes(21));
        var readiness = QuietDay.ready(QuietDay.well(), later);
        assertThat(readiness.word()).isEqualTo(Readiness.Word.UNPROVEN);
        QuietDay.says(
                readiness, CheckId.LOCKS, Answer.UNKNOWN, "20 min ago, which proves it for 15 min");
    }

    @Test
    void of_a_host_that_says_nothing_nothing_is_proven() {
        var readiness =
                QuietDay.ready(
                        Bench.seeing(QuietDay.well(), Residents.of(KCT09), Bench.silent(NOW)));
        assertThat(readiness.word()).isEqualTo(Readiness.Word.UNPROVEN);
        QuietDay.says(readiness, CheckId.CAPACITY, Answer.UNKNOWN, "which guests kct09 has");
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

    private static Resident resident(String name, RunState state, boolean autostart, long memory) {
        return new Resident(name, state, true, autostart, new MebiBytes(memory), 1);
    }
}
