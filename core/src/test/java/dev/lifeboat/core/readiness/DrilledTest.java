package dev.lifeboat.core.readiness;

import static dev.lifeboat.core.Bench.KCT09;
import static dev.lifeboat.core.Bench.KCT10;
import static dev.lifeboat.core.Bench.KCT11;
import static dev.lifeboat.core.Bench.MAIN;
import static dev.lifeboat.core.Bench.NOW;
import static dev.lifeboat.core.Bench.WEB_DISK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.Bench;
import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.CephCaps;
import dev.lifeboat.core.evidence.ImageInfo;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.SinceBoot;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.MebiBytes;
import dev.lifeboat.core.plan.Brakes;
import dev.lifeboat.core.plan.CanaryImage;
import dev.lifeboat.core.plan.Dummy;
import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.plan.NobodyHasOpen;
import dev.lifeboat.core.plan.Scratch;
import dev.lifeboat.core.plan.StepId;
import dev.lifeboat.core.plan.TakeOver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DrilledTest {
    private static final Instant LATER = NOW.plus(Duration.ofMinutes(9));
    private static final SortedSet<String> FEATURES = new TreeSet<>(Set.of("exclusive-lock"));
    private static final Image DB_DISK = new Image(MAIN, "vms", "db-1");

    private static Drilled.Trial trial(HostId target, Answer answer) {
        return trial(target, new Scratch(new Image(MAIN, "vms", "lifeboat-drill-1")), answer);
    }

    private static Drilled.Trial trial(HostId target, Dummy dummy, Answer answer) {
        var step =
                new TakeOver(
                        new StepId("2.1", "take-over"),
                        target,
                        dummy,
                        QuietDay.LIBVIRT,
                        Bench.definition("web-1"));
        return new Drilled.Trial(
                new Tried.Takeover(step), answer, "as it went", NOW, Optional.empty());
    }

    private static Drilled drilled(Answer first, Answer second) {
        var onto = new TreeSet<>(Set.of(KCT10, KCT11));
        return new Drilled(
                new Goal.Drill(Goal.Drill.Kind.LOCK, KCT09, onto),
                List.of(trial(KCT10, first), trial(KCT11, second)));
    }

    private static Finding caps(Readings seen, List<Proof> proofs, Instant at) {
        var recovery = Recovery.of(Bench.fleet(), seen, KCT09, new TreeSet<>(), new Brakes(50, 2));
        return Readiness.of(recovery, proofs, at).of(CheckId.CAPS).findings().getFirst();
    }

    private static List<Proof> proofs(Answer first, Answer second) {
        return drilled(first, second).proofs(Bench.fleet(), QuietDay.well());
    }

    @Test
    void what_a_drill_has_shown_is_proven_for_a_month() {
        var finding = caps(QuietDay.well(), proofs(Answer.YES, Answer.YES), LATER);
        assertThat(finding.ready()).isEqualTo(Answer.YES);
        assertThat(finding.level()).isEqualTo(Level.DRILL);
        assertThat(finding.because()).endsWith("; drilled 9 min ago");
        assertThat(finding.until()).hasValue(NOW.plus(Duration.ofDays(31)));
    }

    @Test
    void a_drill_that_failed_from_one_host_blocks_whatever_the_caps_say() {
        var finding = caps(QuietDay.well(), proofs(Answer.YES, Answer.NO), LATER);
        assertThat(finding.ready()).isEqualTo(Answer.NO);
        assertThat(finding.because())
                .isEqualTo("a drill of it failed 9 min ago, from kct11: as it went");
        assertThat(finding.remedy()).hasValue("lifeboat drill lock kct09 --onto kct11");
    }

    private static Readings changed(HostId host) {
        var booted = NOW.minus(Duration.ofDays(3));
        var changes = new TreeSet<>(Set.of("upgrade librbd1 16.2.11 -> 16.2.15"));
        return Bench.seeing(
                QuietDay.well(),
                SinceBoot.of(host),
                new SinceBoot(booted, "6.1", "a PC", true, changes));
    }

    @Test
    void a_failure_from_one_host_is_not_void_by_a_change_of_another() {
        var failed = proofs(Answer.YES, Answer.NO);
        assertThat(caps(changed(KCT10), failed, LATER).ready()).isEqualTo(Answer.NO);
        var voided = caps(changed(KCT11), failed, LATER);
        assertThat(voided.ready()).isEqualTo(Answer.YES);
        assertThat(voided.because())
                .contains("; its drill of 9 min ago, which failed, is void: since-boot of kct11");
        assertThat(caps(changed(KCT10), proofs(Answer.YES, Answer.YES), LATER).level())
                .isEqualTo(Level.STATIC);
    }

    @Test
    void a_failure_stands_while_what_it_rested_on_cannot_be_read() {
        var silent = Bench.seeing(QuietDay.well(), SinceBoot.of(KCT11), Bench.silent(NOW));
        assertThat(caps(silent, proofs(Answer.YES, Answer.NO), LATER).ready()).isEqualTo(Answer.NO);
        var passed = caps(silent, proofs(Answer.YES, Answer.YES), LATER);
        assertThat(passed.level()).isEqualTo(Level.STATIC);
        assertThat(passed.because())
                .endsWith(
                        "; its drill of 9 min ago does not count now: since-boot of kct11 is not"
                                + " known");
    }

    @Test
    void a_failure_does_not_become_a_success_by_growing_old() {
        var at = NOW.plus(Duration.ofDays(40));
        var finding = caps(QuietDay.well(), proofs(Answer.YES, Answer.NO), at);
        assertThat(finding.ready()).isEqualTo(Answer.UNKNOWN);
        assertThat(finding.because())
                .endsWith("; a drill of it failed 40 d ago, and no such drill has passed since");
        assertThat(finding.remedy()).isPresent();
    }

    @Test
    void a_failure_stands_when_the_clock_is_set_back() {
        var before = NOW.minus(Duration.ofDays(1));
        var finding = caps(QuietDay.well(), proofs(Answer.YES, Answer.NO), before);
        assertThat(finding.ready()).isEqualTo(Answer.NO);
        assertThat(finding.because()).contains("a drill of it failed 0 min ago");
    }

    @Test
    void one_after_which_a_target_cannot_be_read_rests_on_what_was_read_before() {
        var after = Bench.seeing(QuietDay.well(), SinceBoot.of(KCT11), Bench.silent(NOW));
        var proofs = drilled(Answer.YES, Answer.YES).proofs(Bench.fleet(), after);
        assertThat(caps(QuietDay.well(), proofs, LATER).level()).isEqualTo(Level.DRILL);
        assertThat(caps(changed(KCT11), proofs, LATER).because()).contains("is void: since-boot");
    }

    @Test
    void one_that_rests_on_what_was_never_read_proves_nothing() {
        var seen = new TreeMap<>(QuietDay.well().newest());
        seen.remove(SinceBoot.of(KCT11));
        var proof =
                drilled(Answer.YES, Answer.YES)
                        .proofs(Bench.fleet(), Readings.nothing().with(seen))
                        .getFirst();
        assertThat(proof.answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(proof.because())
                .endsWith(
                        "; since-boot of kct11 was never read, so that no change of it would be"
                                + " noticed");
    }

    @Test
    void what_failed_is_told_before_what_could_not_be_told() {
        var proof = proofs(Answer.UNKNOWN, Answer.NO).getFirst();
        assertThat(proof.answer()).isEqualTo(Answer.NO);
        assertThat(proof.because()).startsWith("from kct11: ");
    }

    @Test
    void a_failure_is_made_good_only_where_it_was() {
        var failed = proofs(Answer.YES, Answer.NO).getFirst();
        var onto10 = from(KCT10, Answer.YES);
        assertThat(onto10.outdoes(failed)).isFalse();
        assertThat(from(KCT11, Answer.YES).outdoes(failed)).isTrue();
        assertThat(proofs(Answer.YES, Answer.YES).getFirst().outdoes(failed)).isTrue();
        assertThat(from(KCT11, Answer.UNKNOWN).outdoes(failed)).isFalse();
        assertThat(failed.outdoes(onto10)).isTrue();
        assertThat(caps(QuietDay.well(), List.of(failed, onto10), LATER).ready())
                .isEqualTo(Answer.NO);
    }

    @Test
    void what_was_tried_from_one_host_does_not_prove_it_for_another_where_guests_would_go() {
        var finding = caps(QuietDay.well(), List.of(from(KCT10, Answer.YES)), LATER);
        assertThat(finding.ready()).isEqualTo(Answer.YES);
        assertThat(finding.level()).isEqualTo(Level.STATIC);
        assertThat(finding.because()).endsWith("; drilled 9 min ago, but not on kct11");
    }

    private static Proof from(HostId target, Answer answer) {
        var goal = new Goal.Drill(Goal.Drill.Kind.LOCK, KCT09, new TreeSet<>(Set.of(target)));
        return new Drilled(goal, List.of(trial(target, answer)))
                .proofs(Bench.fleet(), QuietDay.well())
                .getFirst();
    }

    @Test
    void a_change_of_the_caps_voids_it_and_is_named() {
        var changed =
                Bench.seeing(
                        QuietDay.well(),
                        CephCaps.of(QuietDay.LIBVIRT),
                        QuietDay.caps("allow r, profile rbd"));
        var finding = caps(changed, proofs(Answer.YES, Answer.NO), LATER);
        assertThat(finding.ready()).isEqualTo(Answer.YES);
        assertThat(finding.level()).isEqualTo(Level.STATIC);
        assertThat(finding.because())
                .contains(
                        "its drill of 9 min ago, which failed, is void: ceph-caps of client.libvirt"
                                + " was")
                .contains("is \"mon 'allow r, profile rbd'");
    }

    @Test
    void one_that_is_too_old_proves_nothing_more() {
        var at = NOW.plus(Duration.ofDays(31));
        var seen = QuietDay.well();
        var finding = caps(seen, proofs(Answer.YES, Answer.YES), at);
        assertThat(finding.level()).isEqualTo(Level.STATIC);
        assertThat(finding.because()).endsWith("; last drilled 31 d ago");
    }

    @Test
    void it_says_nothing_of_images_that_are_older_than_the_last_change() {
        var features = new TreeSet<>(Set.of("exclusive-lock"));
        var size = new MebiBytes(1024);
        var seen =
                Bench.seeing(
                        QuietDay.well(),
                        ImageInfo.of(WEB_DISK),
                        new ImageInfo(true, features, NOW.minus(Duration.ofDays(9)), size),
                        ImageInfo.of(DB_DISK),
                        new ImageInfo(true, features, NOW.minus(Duration.ofDays(700)), size));
        var recovery = Recovery.of(Bench.fleet(), seen, KCT09, new TreeSet<>(), new Brakes(50, 2));
        var kept =
                Readiness.of(recovery, NOW.plusSeconds(5)).proofs(NOW.minus(Duration.ofDays(30)));
        var drilled = drilled(Answer.YES, Answer.YES);
        assertThat(drilled.notCovered(kept, recovery, NOW)).containsExactly(DB_DISK);
        assertThat(drilled.notCovered(List.of(), recovery, NOW)).containsExactly(DB_DISK, WEB_DISK);
    }

    @Test
    void a_canary_older_than_the_last_change_speaks_for_images_like_it() {
        var before = NOW.minus(Duration.ofDays(900));
        var recovery =
                Recovery.of(
                        Bench.fleet(),
                        seeing(FEATURES, NOW.minus(Duration.ofDays(700))),
                        KCT09,
                        new TreeSet<>(),
                        new Brakes(50, 2));
        assertThat(notCovered(recovery, canary("vms", FEATURES, before), Answer.YES)).isEmpty();
        assertThat(notCovered(recovery, canary("vms", FEATURES, before), Answer.NO))
                .containsExactly(DB_DISK, WEB_DISK);
        var after = NOW.plusSeconds(1);
        assertThat(notCovered(recovery, canary("vms", FEATURES, after), Answer.YES))
                .containsExactly(DB_DISK, WEB_DISK);
        assertThat(notCovered(recovery, canary("other", FEATURES, before), Answer.YES))
                .containsExactly(DB_DISK, WEB_DISK);
        var fewer = new TreeSet<>(Set.of("layering"));
        assertThat(notCovered(recovery, canary("vms", fewer, before), Answer.YES))
                .containsExactly(DB_DISK, WEB_DISK);
    }

    private static Set<Image> notCovered(Recovery recovery, CanaryImage canary, Answer answer) {
        var drilled =
                new Drilled(
                        new Goal.Drill(Goal.Drill.Kind.LOCK, KCT09, new TreeSet<>(Set.of(KCT10))),
                        List.of(trial(KCT10, Answer.YES), trial(KCT10, canary, answer)));
        return drilled.notCovered(List.of(), recovery, NOW);
    }

    private static CanaryImage canary(String pool, SortedSet<String> features, Instant created) {
        var image = new Image(MAIN, pool, "canary-2019");
        var free = new NobodyHasOpen(image.label(), List.of(image), new TreeSet<>());
        return new CanaryImage(image, created, features, free);
    }

    private static Readings seeing(SortedSet<String> features, Instant created) {
        var info = new ImageInfo(true, features, created, new MebiBytes(1024));
        return Bench.seeing(
                QuietDay.well(), ImageInfo.of(WEB_DISK), info, ImageInfo.of(DB_DISK), info);
    }

    @Test
    void a_drill_that_was_carried_to_its_end_days_later_proves_nothing() {
        var read =
                Bench.seeing(
                        QuietDay.well(),
                        CephCaps.of(QuietDay.LIBVIRT),
                        Bench.known(QuietDay.caps("profile rbd"), NOW.plus(Duration.ofDays(3))));
        assertThat(drilled(Answer.YES, Answer.YES).proofs(Bench.fleet(), read))
                .singleElement()
                .satisfies(proof -> {
                    assertThat(proof.answer()).isEqualTo(Answer.UNKNOWN);
                    assertThat(proof.because()).contains("was read long after it");
                });
    }
}
