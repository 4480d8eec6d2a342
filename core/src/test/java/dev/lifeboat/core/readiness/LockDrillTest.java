package dev.lifeboat.core.readiness;

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
import dev.lifeboat.core.evidence.DeadHolder;
import dev.lifeboat.core.evidence.ImageInfo;
import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.MebiBytes;
import dev.lifeboat.core.plan.FollowUp;
import dev.lifeboat.core.plan.FreeCanary;
import dev.lifeboat.core.plan.LockDrill;
import dev.lifeboat.core.plan.MakeScratch;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.plan.TakeOver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LockDrillTest {
    private static final SortedSet<String> FEATURES =
            new TreeSet<>(Set.of("exclusive-lock", "layering"));

    private static final Image LIKE_IT = new Image(MAIN, "vms", "canary-2019");
    private static final Image UNLIKE_IT = new Image(MAIN, "vms", "canary-2015");
    private static final Image GONE = new Image(MAIN, "vms", "canary-2020");
    private static final Image UNSEEN = new Image(MAIN, "vms", "canary-2021");

    private static Readings seen() {
        return Bench.seeing(
                QuietDay.well(),
                ImageInfo.of(WEB_DISK),
                info(true, FEATURES),
                ImageInfo.of(LIKE_IT),
                info(true, FEATURES),
                ImageInfo.of(UNLIKE_IT),
                info(true, new TreeSet<>(Set.of("layering"))),
                ImageInfo.of(GONE),
                info(false, new TreeSet<>()));
    }

    private static ImageInfo info(boolean exists, SortedSet<String> features) {
        var created = NOW.minus(Duration.ofDays(700));
        return new ImageInfo(exists, features, created, new MebiBytes(16));
    }

    private static Plan plan(Image... canaries) {
        var moves = new TreeMap<>(Map.of(WEB.id(), KCT10));
        var wish = new LockDrill.Wish(KCT09, moves, new TreeSet<>(List.of(canaries)));
        return LockDrill.plan(Bench.fleet(), seen(), wish, NOW);
    }

    @Test
    void a_scratch_image_is_made_like_the_guests_and_taken_over_from_where_it_would_go() {
        var plan = plan();
        assertThat(plan.steps().filter(MakeScratch.class::isInstance))
                .singleElement()
                .satisfies(step -> assertThat(((MakeScratch) step).features()).isEqualTo(FEATURES));
        assertThat(plan.steps().filter(TakeOver.class::isInstance))
                .singleElement()
                .satisfies(step -> {
                    assertThat(((TakeOver) step).target()).isEqualTo(KCT10);
                    assertThat(((TakeOver) step).user()).isEqualTo(QuietDay.LIBVIRT);
                });
        assertThat(plan.followUps()).isEmpty();
    }

    @Test
    void canaries_that_nothing_can_be_tried_with_are_named_with_the_reason() {
        var plan = plan(LIKE_IT, UNLIKE_IT, GONE, UNSEEN);
        assertThat(plan.steps().filter(FreeCanary.class::isInstance))
                .isNotEmpty()
                .allSatisfy(step ->
                        assertThat(((FreeCanary) step).canary().image()).isEqualTo(LIKE_IT));
        assertThat(plan.followUps())
                .containsExactly(
                        new FollowUp(
                                "vms/canary-2015 is not tried: no guest of kct09 has an image with"
                                        + " its pool and features",
                                "rbd info vms/canary-2015"),
                        new FollowUp(
                                "vms/canary-2020 is not tried: there is no such image",
                                "rbd info vms/canary-2020"),
                        new FollowUp(
                                "vms/canary-2021 is not tried: what it is, is not known",
                                "rbd info vms/canary-2021"));
    }

    /// librbd sets it while an image has clones, and refuses to make one with it.
    @Test
    void what_librbd_sets_by_itself_is_asked_of_no_scratch_image() {
        var passing = new TreeSet<>(FEATURES);
        passing.add("operations");
        var seen = Bench.seeing(seen(), ImageInfo.of(WEB_DISK), info(true, passing));
        var wish =
                new LockDrill.Wish(
                        KCT09,
                        new TreeMap<>(Map.of(WEB.id(), KCT10)),
                        new TreeSet<>(List.of(LIKE_IT)));
        var plan = LockDrill.plan(Bench.fleet(), seen, wish, NOW);
        assertThat(plan.steps().filter(MakeScratch.class::isInstance))
                .singleElement()
                .satisfies(step -> assertThat(((MakeScratch) step).features()).isEqualTo(FEATURES));
        assertThat(plan.followUps()).isEmpty();
    }

    private static Verdict takenOver(Optional<Instant> followed, Instant looked) {
        var dead = QuietDay.locked("10.91.0.9:0/7").owners().first();
        var step =
                plan().steps()
                        .filter(TakeOver.class::isInstance)
                        .map(TakeOver.class::cast)
                        .findFirst()
                        .orElseThrow();
        var image = step.dummy().image();
        var entries = new TreeMap<>(Map.of(dead.address(), NOW.plus(Duration.ofHours(1))));
        return step.holds(
                Bench.seeing(
                        DeadHolder.of(image),
                        new DeadHolder(Optional.of(dead), followed),
                        LockOwners.of(image),
                        new LockOwners(new TreeSet<>()),
                        Blocklist.of(MAIN),
                        Bench.known(new Blocklist(entries), looked)));
    }

    /// Breaking the lock takes an answer of one OSD and of the monitors, and writing that of
    /// others.
    @Test
    void a_lock_that_is_taken_over_shows_nothing_before_the_new_owner_has_written() {
        assertThat(takenOver(Optional.empty(), NOW).answer()).isEqualTo(Answer.NO);
        assertThat(takenOver(Optional.empty(), NOW).because()).contains("has written nothing");
        assertThat(takenOver(Optional.of(NOW), NOW).answer()).isEqualTo(Answer.YES);
    }

    @Test
    void an_entry_that_is_looked_for_when_ceph_has_dropped_it_is_not_known_to_have_been_there() {
        var days = NOW.plus(Duration.ofDays(3));
        assertThat(takenOver(Optional.of(NOW), days).answer()).isEqualTo(Answer.UNKNOWN);
    }
}
