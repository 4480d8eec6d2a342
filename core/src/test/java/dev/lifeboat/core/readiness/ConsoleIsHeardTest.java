package dev.lifeboat.core.readiness;

import static dev.lifeboat.core.Bench.KCT09;
import static dev.lifeboat.core.Bench.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.Bench;
import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.EventLog;
import dev.lifeboat.core.evidence.HostConsole;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.SinceBoot;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.plan.Brakes;
import dev.lifeboat.core.plan.ConsoleSpoke;
import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.plan.StepId;
import dev.lifeboat.core.plan.SwitchOff;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Latent faults of a host's console, each found on a quiet day.
class ConsoleIsHeardTest {
    /// As the quiet day has it.
    private static final Instant BOOTED = NOW.minus(Duration.ofDays(3));

    private static final Instant LATER = NOW.plusSeconds(5);

    private static Fleet heard() {
        var fleet = Bench.fleet();
        var hosts = new TreeMap<HostId, Host>();
        fleet.hosts()
                .forEach((id, host) ->
                        hosts.put(
                                id,
                                new Host(
                                        id,
                                        host.address(),
                                        host.storageAddresses(),
                                        host.bmc(),
                                        Optional.of("/var/consoles/" + id),
                                        host.capacity())));
        return new Fleet(hosts, fleet.vms(), fleet.clusters(), fleet.witnesses());
    }

    private static HostConsole spoke(Instant last) {
        return new HostConsole(Optional.of(last), 4711, List.of("kct09 login:"));
    }

    private static Finding outOfBand(Object console, Object... more) {
        var seen = Bench.seeing(QuietDay.well(), HostConsole.of(KCT09), console);
        return outOfBand(Bench.seeing(seen, more), List.of());
    }

    private static Finding outOfBand(Readings seen, List<Proof> drilled) {
        var recovery = Recovery.of(heard(), seen, KCT09, new TreeSet<>(), new Brakes(50, 2));
        return Readiness.of(recovery, drilled, LATER).of(CheckId.OUT_OF_BAND).findings().getFirst();
    }

    @Test
    void a_console_that_spoke_since_the_boot_is_proven_and_said() {
        var finding = outOfBand(spoke(BOOTED.plusSeconds(40)));
        assertThat(finding.ready()).isEqualTo(Answer.YES);
        assertThat(finding.because())
                .endsWith(
                        "has noted no fault; its console has spoken since it booted, last on"
                                + " 2026-02-27 03:00:40 UTC");
        assertThat(finding.basis()).contains(HostConsole.of(KCT09), SinceBoot.of(KCT09));
    }

    @Test
    void of_a_host_without_one_nothing_is_claimed_and_that_is_said() {
        var finding = QuietDay.ready(QuietDay.well()).of(CheckId.OUT_OF_BAND).findings().getFirst();
        assertThat(finding.ready()).isEqualTo(Answer.YES);
        assertThat(finding.because()).endsWith("; the site file names no console of it");
    }

    @Test
    void a_mute_console_is_named_with_the_fix_and_blocks_nothing() {
        var mute = spoke(Instant.parse("2026-01-05T10:00:00Z"));
        var seen = Bench.seeing(QuietDay.well(), HostConsole.of(KCT09), mute);
        var readiness = QuietDay.ready(heard(), seen, LATER);
        QuietDay.says(
                readiness,
                CheckId.OUT_OF_BAND,
                Answer.UNKNOWN,
                "the console of kct09 said nothing when it booted on 2026-02-27 03:00:00 UTC: its"
                        + " last byte came on 2026-01-05 10:00:00 UTC");
        assertThat(readiness.findings().getFirst().remedy().orElseThrow())
                .contains("console=ttyS0,115200n8", "getty", "console server")
                .endsWith("lifeboat drill oob kct09");
        assertThat(readiness.count(Answer.UNKNOWN)).as("its BMC still fences").isOne();
        assertThat(readiness.count(Answer.NO)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, YES", "10, YES", "11, UNKNOWN", "60, UNKNOWN"})
    void clocks_may_differ_a_little_and_a_firmware_does_not_count(int before, Answer answer) {
        assertThat(outOfBand(spoke(BOOTED.minusSeconds(before))).ready()).isEqualTo(answer);
    }

    @Test
    void an_empty_log_is_a_mute_console() {
        var finding = outOfBand(new HostConsole(Optional.empty(), 0, List.of()));
        assertThat(finding.ready()).isEqualTo(Answer.UNKNOWN);
        assertThat(finding.because()).contains("the console of kct09 has said nothing");
        assertThat(finding.remedy().orElseThrow()).contains("console=ttyS0");
    }

    @Test
    void a_log_that_cannot_be_read_is_unproven() {
        var finding = outOfBand(Bench.silent(NOW));
        assertThat(finding.ready()).isEqualTo(Answer.UNKNOWN);
        assertThat(finding.because()).isEqualTo("the console of kct09: no answer within 10 s");
        assertThat(finding.remedy()).hasValue("lifeboat look kct09");
    }

    @Test
    void a_boot_of_which_it_is_not_known_when_it_was_proves_no_console() {
        var finding = outOfBand(spoke(NOW), SinceBoot.of(KCT09), Bench.silent(NOW));
        assertThat(finding.ready()).isEqualTo(Answer.UNKNOWN);
        assertThat(finding.because()).startsWith("whether the console of kct09 spoke");
        assertThat(finding.remedy()).hasValue("lifeboat look kct09");
    }

    @Test
    void memory_that_failed_does_not_hide_a_mute_console() {
        var noted = new EventLog(1, List.of("Memory DIMM_A1 Uncorrectable ECC"));
        var finding =
                outOfBand(spoke(BOOTED.minus(Duration.ofDays(21))), EventLog.of(KCT09), noted);
        assertThat(finding.because()).contains("DIMM_A1", "; the console of kct09 said nothing");
    }

    private static List<Proof> drilled(Answer power, Answer console, Snapshot now) {
        var off = new Tried.Cycle(new SwitchOff(new StepId("1.kct09", "off"), KCT09, List.of()));
        var heard = new Tried.Heard(new ConsoleSpoke(KCT09, NOW));
        var trials =
                List.of(
                        new Drilled.Trial(off, power, "off and on", NOW, Optional.empty()),
                        new Drilled.Trial(heard, console, "of its console", NOW, Optional.empty()));
        var goal = new Goal.Drill(Goal.Drill.Kind.OOB, KCT09, new TreeSet<>());
        return new Drilled(goal, trials).proofs(heard(), now);
    }

    @Test
    void a_drill_that_heard_it_says_so_in_its_proof() {
        var seen =
                Bench.seeing(QuietDay.well(), HostConsole.of(KCT09), spoke(BOOTED.plusSeconds(1)));
        var proofs = drilled(Answer.YES, Answer.YES, seen);
        assertThat(proofs)
                .singleElement()
                .satisfies(proof ->
                        assertThat(proof.because()).isEqualTo("off and on; of its console"));
        assertThat(outOfBand(seen, proofs).level()).isEqualTo(Level.DRILL);
    }

    @Test
    void a_drill_that_did_not_hear_it_does_not_block_what_one_that_failed_does() {
        var seen =
                Bench.seeing(QuietDay.well(), HostConsole.of(KCT09), spoke(BOOTED.plusSeconds(1)));
        var mute = outOfBand(seen, drilled(Answer.YES, Answer.NO, seen));
        assertThat(mute.ready()).isNotEqualTo(Answer.NO);
        assertThat(mute.level()).isEqualTo(Level.PROBE);
        assertThat(mute.because()).endsWith("; a drill of it, 0 min ago, did not prove it");
        var dead = outOfBand(seen, drilled(Answer.NO, Answer.NO, seen));
        assertThat(dead.ready()).isEqualTo(Answer.NO);
    }
}
