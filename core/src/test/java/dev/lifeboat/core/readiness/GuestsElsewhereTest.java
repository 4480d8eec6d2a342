package dev.lifeboat.core.readiness;

import static dev.lifeboat.core.Bench.DB;
import static dev.lifeboat.core.Bench.KCT09;
import static dev.lifeboat.core.Bench.KCT10;
import static dev.lifeboat.core.Bench.KCT11;
import static dev.lifeboat.core.Bench.NOW;
import static dev.lifeboat.core.Bench.WEB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.Bench;
import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.Inventory;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.ReturnHold;
import dev.lifeboat.core.evidence.RunState;
import dev.lifeboat.core.fleet.MebiBytes;
import dev.lifeboat.core.fleet.Seat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Where guests go, and what comes back by itself: faults of capacity and return.
class GuestsElsewhereTest {
    @Test
    void a_guest_that_fits_nowhere_is_named() {
        var big = definition(new MebiBytes(8192));
        QuietDay.says(
                QuietDay.ready(
                        Bench.seeing(
                                QuietDay.well(), Definition.of(new Seat(DB.id(), KCT09)), big)),
                CheckId.CAPACITY,
                Answer.NO,
                "db-1: fits on no living host");
    }

    @Test
    void what_a_target_lacks_is_named() {
        var bridged = definition(new MebiBytes(512), "bridge br9");
        QuietDay.says(
                QuietDay.ready(
                        Bench.seeing(
                                QuietDay.well(), Definition.of(new Seat(DB.id(), KCT09)), bridged)),
                CheckId.CAPACITY,
                Answer.NO,
                "lacks bridge br9");
    }

    @Test
    void a_definition_that_was_left_elsewhere_is_named() {
        var left = Bench.residents(RunState.SHUT_OFF, WEB);
        QuietDay.says(
                QuietDay.ready(Bench.seeing(QuietDay.well(), Residents.of(KCT10), left)),
                CheckId.RETURN,
                Answer.NO,
                "web-1 is defined on kct10 as well");
    }

    /// As after an evacuation, once the host is back: what runs is no left-over.
    @Test
    void a_guest_that_was_brought_away_is_the_left_over_where_it_was() {
        var off = Bench.residents(RunState.SHUT_OFF, WEB);
        var back = Bench.seeing(QuietDay.well(), Residents.of(KCT09), off);
        var runs = Bench.residents(RunState.RUNNING, WEB);
        var readiness = QuietDay.ready(Bench.seeing(back, Residents.of(KCT10), runs));
        var finding = readiness.of(CheckId.RETURN).findings().getFirst();
        assertThat(finding.because())
                .isEqualTo("web-1 runs on kct10 and is defined on kct09 as well: a left-over");
        assertThat(finding.remedy()).contains("virsh -c qemu+ssh://kct09/system undefine web-1");
    }

    @Test
    void the_fix_of_a_guest_without_a_place_is_the_one_that_makes_a_place() {
        var needy = definition(new MebiBytes(512), "bridge br9", "secret 0f3a");
        var seen =
                Bench.seeing(
                        QuietDay.well(),
                        Definition.of(new Seat(DB.id(), KCT09)),
                        needy,
                        Inventory.of(KCT10),
                        new Inventory(new TreeSet<>(Set.of("bridge br9"))),
                        Inventory.of(KCT11),
                        new Inventory(new TreeSet<>(Set.of("secret 0f3a"))));
        assertThat(capacity(seen).ready()).isEqualTo(Answer.NO);
        assertThat(capacity(seen).remedy()).hasValue("give kct10 secret 0f3a");
        var bound = definition(List.of("passed through pci device 0000:03:00.0"));
        var passed = Bench.seeing(seen, Definition.of(new Seat(DB.id(), KCT09)), bound);
        assertThat(capacity(passed).because())
                .isEqualTo("db-1: a pci device 0000:03:00.0 of its host is passed through to it");
        assertThat(capacity(passed).remedy().orElseThrow()).startsWith("take that device");
    }

    @Test
    void what_the_place_of_a_guest_has_is_known_now_or_nothing_is_proven() {
        var bridged = definition(new MebiBytes(512), "bridge br9");
        var has = new Inventory(new TreeSet<>(Set.of("bridge br9")));
        var seen =
                Bench.seeing(
                        QuietDay.well(),
                        Definition.of(new Seat(DB.id(), KCT09)),
                        bridged,
                        Inventory.of(KCT10),
                        has);
        assertThat(capacity(seen).because()).isEqualTo("db-1 would go to kct10");
        var silent = Bench.seeing(seen, Inventory.of(KCT10), Bench.silent(NOW));
        assertThat(capacity(silent).ready()).isEqualTo(Answer.UNKNOWN);
        assertThat(capacity(silent).because())
                .isEqualTo(
                        "db-1 would go to kct10; which bridges, secrets and processors kct10 has:"
                                + " no answer within 10 s");
        assertThat(capacity(silent).remedy()).hasValue("lifeboat look kct10");
    }

    @Test
    void a_disc_in_a_drive_that_other_hosts_may_not_have_is_named() {
        var disc = definition(new MebiBytes(512), "medium /iso/rescue.iso");
        var finding =
                capacity(
                        Bench.seeing(
                                QuietDay.well(), Definition.of(new Seat(DB.id(), KCT09)), disc));
        assertThat(finding.ready()).isEqualTo(Answer.UNKNOWN);
        assertThat(finding.because()).contains("start there only if /iso/rescue.iso is there too");
        assertThat(finding.remedy().orElseThrow())
                .endsWith("\nvirsh -c qemu+ssh://kct09/system edit db-1");
    }

    private static Finding capacity(Readings seen) {
        return QuietDay.ready(seen).of(CheckId.CAPACITY).findings().stream()
                .filter(finding -> finding.subject().equals(DB.id()))
                .findFirst()
                .orElseThrow();
    }

    /// To undefine one that runs would make it a process that libvirt forgets.
    @Test
    void a_guest_that_runs_on_two_hosts_is_no_left_over() {
        var runs = Bench.residents(RunState.RUNNING, WEB);
        var readiness = QuietDay.ready(Bench.seeing(QuietDay.well(), Residents.of(KCT10), runs));
        QuietDay.says(
                readiness, CheckId.RETURN, Answer.NO, "web-1 runs here and on kct10 at the same");
        assertThat(readiness.findings().getFirst().remedy()).hasValue("lifeboat look web-1");
    }

    @Test
    void a_guest_that_arrives_elsewhere_by_a_migration_does_not_run_twice() {
        var arrives = Bench.residents(RunState.PAUSED, WEB);
        var seen = Bench.seeing(QuietDay.well(), Residents.of(KCT10), arrives);
        assertThat(returns(seen).remedy()).hasValue("lifeboat look web-1");
        assertThat(returns(seen).because()).doesNotContain("at the same time");
    }

    @Test
    void a_host_that_listed_a_guest_too_and_is_silent_leaves_its_return_unproven() {
        var left = Bench.residents(RunState.SHUT_OFF, WEB);
        var silent =
                Bench.seeing(
                        Bench.seeing(QuietDay.well(), Residents.of(KCT10), left),
                        Residents.of(KCT10),
                        Bench.silent(NOW));
        assertThat(returns(silent).ready()).isEqualTo(Answer.UNKNOWN);
        assertThat(returns(silent).because()).contains("was last seen on kct10 as well");
        var held = Bench.seeing(silent, ReturnHold.of(KCT10), new ReturnHold(true));
        assertThat(returns(held).ready()).isEqualTo(Answer.YES);
    }

    private static Finding returns(Readings seen) {
        return QuietDay.ready(seen).of(CheckId.RETURN).findings().stream()
                .filter(finding -> finding.subject().equals(WEB.id()))
                .findFirst()
                .orElseThrow();
    }

    private static Definition definition(List<String> otherDisks) {
        var usual = Bench.definition("db-1");
        return new Definition(
                usual.xml(),
                false,
                usual.memory(),
                1,
                usual.disks(),
                otherDisks,
                usual.users(),
                new TreeSet<>());
    }

    private static Definition definition(MebiBytes memory, String... needs) {
        var usual = Bench.definition("db-1");
        return new Definition(
                usual.xml(),
                false,
                memory,
                1,
                usual.disks(),
                List.of(),
                usual.users(),
                new TreeSet<>(List.of(needs)));
    }
}
