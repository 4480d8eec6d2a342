package dev.lifeboat.core.readiness;

import static dev.lifeboat.core.Bench.DB;
import static dev.lifeboat.core.Bench.IP09;
import static dev.lifeboat.core.Bench.IP10;
import static dev.lifeboat.core.Bench.KCT09;
import static dev.lifeboat.core.Bench.KCT10;
import static dev.lifeboat.core.Bench.KCT11;
import static dev.lifeboat.core.Bench.MAIN;
import static dev.lifeboat.core.Bench.NOW;
import static dev.lifeboat.core.Bench.WEB;
import static dev.lifeboat.core.Bench.WEB_DISK;
import static dev.lifeboat.core.Bench.seeing;
import static dev.lifeboat.core.Bench.silent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.Bench;
import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.BootStage;
import dev.lifeboat.core.evidence.CephCaps;
import dev.lifeboat.core.evidence.CephReleases;
import dev.lifeboat.core.evidence.ConsoleTail;
import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.DiskActivity;
import dev.lifeboat.core.evidence.Enclosure;
import dev.lifeboat.core.evidence.ImageInfo;
import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.Resident;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.RunState;
import dev.lifeboat.core.evidence.Watchers;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.MebiBytes;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.plan.Brakes;
import dev.lifeboat.core.plan.ComesUp;
import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.plan.HeldAsBefore;
import dev.lifeboat.core.plan.HolderLives;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.plan.Refusal;
import dev.lifeboat.core.plan.RestartDrill;
import dev.lifeboat.core.plan.StartStunt;
import dev.lifeboat.core.plan.Stunt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RestartDrillTest {
    private static final Image DB_DISK = new Image(MAIN, "vms", "db-1");
    private static final Seat WEB_HERE = new Seat(WEB.id(), KCT09);

    private static ImageInfo image(String... features) {
        return new ImageInfo(true, new TreeSet<>(Set.of(features)), NOW, new MebiBytes(1024));
    }

    private static Readings well() {
        var info = image("exclusive-lock", "layering");
        return seeing(QuietDay.well(), ImageInfo.of(WEB_DISK), info, ImageInfo.of(DB_DISK), info);
    }

    private static Plan plan(Readings seen, HostId db, List<String> hindrances, VmId... guests) {
        var moves = new TreeMap<>(Map.of(WEB.id(), KCT10, DB.id(), db));
        var wish =
                new RestartDrill.Wish(
                        KCT09, moves, new TreeSet<>(List.of(guests)), _ -> hindrances);
        return RestartDrill.plan(Bench.fleet(WEB, DB), seen, wish, NOW);
    }

    private static List<StartStunt> started(Plan plan) {
        return plan.steps()
                .filter(StartStunt.class::isInstance)
                .map(StartStunt.class::cast)
                .toList();
    }

    private static List<String> left(Plan plan) {
        return plan.refusals().stream().map(left -> left.name() + ": " + left.because()).toList();
    }

    @Test
    void of_guests_that_are_alike_and_go_to_one_host_one_is_tried() {
        var plan = plan(well(), KCT10, List.of());
        assertThat(started(plan)).hasSize(1);
        var tried = started(plan).getFirst().name();
        var other = tried.equals("db-1") ? "web-1" : "db-1";
        assertThat(left(plan)).containsExactly(other + ": not tried: of a kind with " + tried);
        assertThat(plan.refusals()).noneMatch(Refusal::matters);
        assertThat(started(plan(well(), KCT11, List.of()))).hasSize(2);
        assertThat(started(plan(well(), KCT10, List.of(), WEB.id(), DB.id()))).hasSize(2);
    }

    @Test
    void what_a_definition_forbids_is_said() {
        var plan = plan(well(), KCT10, List.of("it has a TPM"), WEB.id());
        assertThat(left(plan)).containsExactly("web-1: it has a TPM");
        assertThat(plan.refusals()).allMatch(Refusal::matters);
    }

    @Test
    void without_a_living_holder_of_its_lock_no_snapshot_is_taken() {
        var dead = seeing(well(), Watchers.of(WEB_DISK), new Watchers(new TreeSet<>()));
        assertThat(left(plan(dead, KCT10, List.of(), WEB.id())))
                .containsExactly("web-1: no living client holds the lock of vms/web-1");
        var free = seeing(well(), LockOwners.of(WEB_DISK), new LockOwners(new TreeSet<>()));
        assertThat(left(plan(free, KCT10, List.of(), WEB.id())))
                .containsExactly("web-1: no living client holds the lock of vms/web-1");
        var unread = seeing(well(), ImageInfo.of(WEB_DISK), silent(NOW));
        assertThat(left(plan(unread, KCT10, List.of(), WEB.id())))
                .containsExactly("web-1: who has vms/web-1 open is not known");
    }

    @Test
    void an_image_that_cannot_be_cloned_is_left_out() {
        var bare = seeing(well(), ImageInfo.of(WEB_DISK), image("exclusive-lock"));
        assertThat(left(plan(bare, KCT10, List.of(), WEB.id())))
                .containsExactly("web-1: vms/web-1 has not the features exclusive-lock, layering");
    }

    @Test
    void a_holder_is_alive_only_while_its_qemu_answers() {
        var claim = new HolderLives(WEB_DISK, List.of(WEB_HERE));
        assertThat(claim.holds(well()).answer()).isEqualTo(Answer.UNKNOWN);
        var answers = seeing(well(), DiskActivity.of(WEB_HERE), new DiskActivity(1, 2, 0));
        assertThat(claim.holds(answers).answer()).isEqualTo(Answer.YES);
        var dead = seeing(answers, Watchers.of(WEB_DISK), new Watchers(new TreeSet<>()));
        assertThat(claim.holds(dead).answer()).isEqualTo(Answer.NO);
        var free = seeing(well(), LockOwners.of(WEB_DISK), new LockOwners(new TreeSet<>()));
        assertThat(claim.holds(free).answer()).isEqualTo(Answer.YES);
    }

    @Test
    void a_stunt_near_the_guests_image_is_told_from_a_stranger() {
        var mine = IP09 + ":0/1";
        var claim =
                new HeldAsBefore(
                        WEB_DISK,
                        QuietDay.locked(mine).owners(),
                        new TreeSet<>(Set.of(mine)),
                        new TreeSet<>(Set.of(IP10)));
        assertThat(claim.holds(well()).answer()).isEqualTo(Answer.YES);
        var stranger = QuietDay.open(well(), WEB_DISK, mine, "10.91.0.1:0/9");
        assertThat(claim.holds(stranger).answer()).isEqualTo(Answer.UNKNOWN);
        var stunt = QuietDay.open(well(), WEB_DISK, mine, IP10 + ":0/9");
        assertThat(claim.holds(stunt).answer()).isEqualTo(Answer.NO);
        var taken = QuietDay.open(well(), WEB_DISK, IP10 + ":0/9", mine);
        assertThat(claim.holds(taken).because()).contains("was held by", "and now by");
    }

    private static Finding capacity(Readings seen, Answer answer) {
        return capacity(seen, List.of(shown(KCT10, answer, NOW)), KCT10);
    }

    /// @param place where the guest would go
    private static Finding capacity(Readings seen, List<Proof> proofs, HostId place) {
        var onto = new TreeSet<>(Set.of(place));
        var recovery = Recovery.of(Bench.fleet(), seen, KCT09, onto, new Brakes(50, 2));
        return Readiness.of(recovery, proofs, NOW.plus(Duration.ofMinutes(9)))
                .of(CheckId.CAPACITY)
                .findings()
                .stream()
                .filter(finding -> finding.subject().equals(WEB.id()))
                .findFirst()
                .orElseThrow();
    }

    private static Proof shown(HostId target, Answer answer, Instant at) {
        var moves = new TreeMap<>(Map.of(WEB.id(), target));
        var wish = new RestartDrill.Wish(KCT09, moves, new TreeSet<>(), _ -> List.of());
        var plan = RestartDrill.plan(Bench.fleet(WEB, DB), well(), wish, NOW);
        var trial =
                new Drilled.Trial(
                        new Tried.Restart(started(plan).getFirst()),
                        answer,
                        "as it went",
                        at,
                        Optional.empty());
        var goal = new Goal.Drill(Goal.Drill.Kind.RESTART, KCT09, new TreeSet<>(Set.of(target)));
        return new Drilled(goal, List.of(trial)).proofs(Bench.fleet(), well()).getFirst();
    }

    @Test
    void what_came_up_is_void_when_the_caps_of_its_key_or_cephs_release_change() {
        var caps =
                seeing(
                        well(),
                        CephCaps.of(QuietDay.LIBVIRT),
                        QuietDay.caps("allow r, profile rbd"));
        assertThat(capacity(caps, Answer.YES).because())
                .contains("its drill of 9 min ago is void: ceph-caps of client.libvirt was");
        var newer = new CephReleases(new TreeSet<>(Set.of(17)));
        assertThat(capacity(seeing(well(), CephReleases.of(MAIN), newer), Answer.YES).because())
                .contains("its drill of 9 min ago is void: ceph-releases of main was");
    }

    @Test
    void what_came_up_elsewhere_does_not_prove_the_place_where_it_would_go_now() {
        var found = capacity(well(), List.of(shown(KCT10, Answer.YES, NOW)), KCT11);
        assertThat(found.ready()).isEqualTo(Answer.YES);
        assertThat(found.level()).isEqualTo(Level.STATIC);
        assertThat(found.because())
                .isEqualTo("web-1 would go to kct11; drilled 9 min ago, but not on kct11");
    }

    @Test
    void a_failure_elsewhere_is_made_good_where_the_guest_would_go_now() {
        var failed = shown(KCT11, Answer.NO, NOW);
        var passed = shown(KCT10, Answer.YES, NOW.plusSeconds(60));
        assertThat(passed.outdoes(failed)).isFalse();
        var here = capacity(well(), List.of(failed, passed), KCT10);
        assertThat(here.ready()).isEqualTo(Answer.YES);
        assertThat(here.level()).isEqualTo(Level.DRILL);
        var there = capacity(well(), List.of(failed, passed), KCT11);
        assertThat(there.ready()).isEqualTo(Answer.NO);
        var before = shown(KCT10, Answer.YES, NOW.minusSeconds(60));
        assertThat(capacity(well(), List.of(before, failed), KCT10).ready()).isEqualTo(Answer.NO);
    }

    @Test
    void what_it_has_shown_counts_until_the_definition_changes() {
        var passed = capacity(well(), Answer.YES);
        assertThat(passed.level()).isEqualTo(Level.DRILL);
        assertThat(passed.because()).endsWith("; drilled 9 min ago");
        var failed = capacity(well(), Answer.NO);
        assertThat(failed.ready()).isEqualTo(Answer.NO);
        assertThat(failed.because())
                .isEqualTo("a drill of it failed 9 min ago, a clone of web-1 on kct10: as it went");
        assertThat(failed.remedy()).hasValue("lifeboat drill restart kct09 --guest web-1");
        var was = Bench.definition("web-1");
        var more =
                new Definition(
                        was.xml(),
                        was.recovering(),
                        new MebiBytes(1024),
                        was.vcpus(),
                        was.disks(),
                        was.otherDisks(),
                        was.users(),
                        was.needs());
        var changed = seeing(well(), Definition.of(WEB_HERE), more);
        assertThat(capacity(changed, Answer.NO).because())
                .contains("its drill of 9 min ago, which failed, is void: definition of");
    }

    @Test
    void a_stunt_is_known_by_its_id_and_named_by_it() {
        var stunt = new Stunt(new Seat(VmId.of("11feb0a7-0000-4000-8000-69a4fc300001"), KCT10));
        assertThat(stunt.name()).isEqualTo("lifeboat-drill-tb944w-1");
        assertThat(stunt.bridge()).isEqualTo("lbd-tb944w-1").hasSizeLessThan(16);
        assertThat(Stunt.isOne(WEB.id())).isFalse();
    }

    /// What manages a host's networks may switch on a bridge that it did not make.
    @Test
    void a_clone_whose_network_was_opened_while_it_booted_has_not_come_up() {
        var stunt = new Stunt(new Seat(VmId.of("11feb0a7-0000-4000-8000-69a4fc300001"), KCT10));
        var guests = new TreeMap<VmId, Resident>();
        var clone =
                new Resident(stunt.name(), RunState.RUNNING, true, false, new MebiBytes(512), 1);
        guests.put(stunt.seat().vm(), clone);
        var up =
                seeing(
                        Residents.of(KCT10),
                        new Residents(guests),
                        ConsoleTail.of(stunt.seat()),
                        new ConsoleTail(BootStage.UP, OptionalInt.empty(), "login:", List.of()),
                        Enclosure.of(stunt.seat()),
                        new Enclosure(true, Optional.empty()));
        var claim = new ComesUp(stunt, "web-1");
        assertThat(claim.holds(up).answer()).isEqualTo(Answer.YES);
        var leak = new Enclosure(true, Optional.of("somebody has switched it on"));
        var opened = claim.holds(seeing(up, Enclosure.of(stunt.seat()), leak));
        assertThat(opened.answer()).isEqualTo(Answer.NO);
        assertThat(opened.because()).isEqualTo("somebody has switched it on");
    }
}
