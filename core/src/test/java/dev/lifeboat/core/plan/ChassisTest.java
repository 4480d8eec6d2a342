package dev.lifeboat.core.plan;

import static dev.lifeboat.core.Bench.KCT09;
import static dev.lifeboat.core.Bench.KCT10;
import static dev.lifeboat.core.Bench.MAIN;
import static dev.lifeboat.core.Bench.NOW;
import static dev.lifeboat.core.Bench.WEB;
import static dev.lifeboat.core.Bench.WEB_DISK;
import static dev.lifeboat.core.Bench.definition;
import static dev.lifeboat.core.Bench.fleet;
import static dev.lifeboat.core.Bench.residents;
import static dev.lifeboat.core.Bench.seeing;
import static dev.lifeboat.core.Bench.silent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.BootImage;
import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.Denials;
import dev.lifeboat.core.evidence.DiskActivity;
import dev.lifeboat.core.evidence.Hardware;
import dev.lifeboat.core.evidence.HostBoot;
import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.LockOwner;
import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.evidence.NetworkConfig;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.RunState;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.evidence.Watchers;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Seat;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// kct10 is the chassis that the drives of kct09 are moved into.
class ChassisTest {
    private static final String OLD_PORT = "0c:c4:7a:11:22:30";
    private static final String NEW_PORT = "0c:c4:7a:99:88:50";
    private static final Seat HERE = new Seat(WEB.id(), KCT09);
    private static final String LAST_LIFE = "10.91.0.9:0/29677";

    private static SortedSet<String> set(String... words) {
        return new TreeSet<>(List.of(words));
    }

    private static Readings chassis(String... drives) {
        var hardware = new Hardware("mpt3sas", set(NEW_PORT), set(drives), List.of());
        return seeing(Hardware.of(KCT10), hardware);
    }

    private static Verdict judge(Claim claim, Readings seen) {
        return claim.holds(seen);
    }

    @Test
    void a_drive_is_in_when_the_chassis_sees_its_serial_number() {
        var claim = new DriveIsIn(KCT10, "Z1D04A");
        assertThat(judge(claim, chassis("Z1D04A")).isYes()).isTrue();
        assertThat(judge(claim, chassis("Z1D04B")))
                .isEqualTo(Verdict.no("kct10 sees no drive Z1D04A"));
        assertThat(judge(claim, seeing(Hardware.of(KCT10), silent(NOW))).answer())
                .isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void a_boot_image_fits_a_chassis_for_which_it_was_judged_so() {
        var claim = new BootImageFits(KCT09, KCT10);
        var no = Verdict.no("1000:0072: no driver in the image");
        assertThat(judge(claim, image(KCT10, no))).isEqualTo(no);
        assertThat(judge(claim, image(KCT10, Verdict.yes("boots"))).isYes()).isTrue();
        assertThat(judge(claim, image(KCT09, Verdict.yes("boots"))))
                .isEqualTo(Verdict.unknown("nobody has said what kct10 is made of"));
        assertThat(judge(claim, chassis()).answer()).isEqualTo(Answer.UNKNOWN);
    }

    private static Readings image(HostId chassis, Verdict verdict) {
        var on = new TreeMap<>(Map.of(chassis, verdict));
        return seeing(BootImage.of(KCT09), new BootImage("6.1", on, ""));
    }

    @Test
    void a_network_configuration_fits_the_ports_that_are_there() {
        var claim = new NetworkFits(KCT09, KCT10);
        var old = seeing(chassis(), NetworkConfig.of(KCT09), new NetworkConfig(set(OLD_PORT)));
        assertThat(judge(claim, old))
                .isEqualTo(Verdict.no("it expects " + OLD_PORT + ", and kct10 has " + NEW_PORT));
        var fits = seeing(chassis(), NetworkConfig.of(KCT09), new NetworkConfig(set(NEW_PORT)));
        assertThat(judge(claim, fits).isYes()).isTrue();
        assertThat(judge(claim, chassis()).answer()).isEqualTo(Answer.UNKNOWN);
    }

    private static Readings log(boolean answers, String... faults) {
        return seeing(
                HostPing.of(KCT09),
                new HostPing(answers),
                Hardware.of(KCT09),
                new Hardware("megaraid_sas", set(), set(), List.of(faults)));
    }

    @Test
    void a_machine_is_broken_when_its_log_says_so_and_a_silent_log_says_nothing() {
        var claim = new IsBroken(KCT09);
        assertThat(judge(claim, log(false, "Uncorrectable ECC")))
                .isEqualTo(Verdict.yes("its event log says: Uncorrectable ECC"));
        assertThat(judge(claim, log(false)).answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(judge(claim, log(true, "Uncorrectable ECC")))
                .isEqualTo(Verdict.no("kct09 answers ping"));
    }

    @Test
    void a_host_has_been_rebooted_when_its_boot_id_is_another() {
        var claim = new Rebooted(KCT09, "first");
        assertThat(judge(claim, seeing(HostBoot.of(KCT09), new HostBoot("second"))).isYes())
                .isTrue();
        assertThat(judge(claim, seeing(HostBoot.of(KCT09), new HostBoot("first"))).answer())
                .isEqualTo(Answer.NO);
        var never = new Rebooted(KCT09, "");
        assertThat(judge(never, seeing(HostBoot.of(KCT09), new HostBoot("second"))).answer())
                .isEqualTo(Answer.UNKNOWN);
    }

    private static Readings guest(DiskActivity disk) {
        var owner = new LockOwner("client.4101", "auto 1", LAST_LIFE);
        var now = "10.91.0.9:0/31002";
        var denied =
                new Denials.Denial(
                        NOW, "client.libvirt", now, "osd blocklist add " + owner.address());
        return seeing(
                Residents.of(KCT09),
                residents(RunState.RUNNING, WEB),
                Definition.of(HERE),
                definition("web-1"),
                DiskActivity.of(HERE),
                disk,
                LockOwners.of(WEB_DISK),
                new LockOwners(new TreeSet<>(List.of(owner))),
                Watchers.of(WEB_DISK),
                new Watchers(set(now)),
                Denials.of(MAIN),
                new Denials(List.of(denied)));
    }

    @Test
    void that_it_is_only_a_disk_check_is_refuted_by_a_disk_that_completes_no_write() {
        var well = new GuestIsWell(HERE, List.of(WEB_DISK), new TreeSet<HostId>(), fleet());
        var theory = new OnlyChecksItsDisk(well);
        assertThat(judge(theory, guest(new DiskActivity(90, 0, 0))))
                .isEqualTo(
                        Verdict.no(
                                "its disk has not completed one write; client.libvirt is denied"
                                        + " 'osd blocklist add 10.91.0.9:0/29677' (once in the"
                                        + " audit log)"));
        assertThat(judge(theory, guest(new DiskActivity(90, 4, 0))).isYes()).isTrue();
        assertThat(judge(theory, seeing(DiskActivity.of(HERE), silent(NOW))).answer())
                .isEqualTo(Answer.UNKNOWN);
    }
}
