package dev.lifeboat.core.plan;

import static dev.lifeboat.core.Bench.DB;
import static dev.lifeboat.core.Bench.KCT09;
import static dev.lifeboat.core.Bench.KCT10;
import static dev.lifeboat.core.Bench.KCT11;
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

import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.LockOwner;
import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.ReturnHold;
import dev.lifeboat.core.evidence.RunState;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.Vm;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private static final LockOwner ON_KCT09 =
            new LockOwner("client.4148", "auto 1", "10.91.0.9:0/29677");

    private static SortedSet<HostId> hosts(HostId... ids) {
        return new TreeSet<>(List.of(ids));
    }

    private static Plan evacuate(Readings seen, HostId... dead) {
        return Planner.evacuate(fleet(), seen, hosts(dead), hosts(), Brakes.USUAL);
    }

    /// web-1 and db-1 ran on kct09; the others are empty.
    private static Readings usual() {
        return seeing(
                Residents.of(KCT09),
                residents(RunState.RUNNING, WEB, DB),
                Definition.of(new Seat(WEB.id(), KCT09)),
                definition("web-1"),
                Definition.of(new Seat(DB.id(), KCT09)),
                definition("db-1"),
                Residents.of(KCT10),
                residents(RunState.RUNNING),
                Residents.of(KCT11),
                residents(RunState.RUNNING));
    }

    private static Start start(Plan plan, Vm vm) {
        return (Start) plan.step(new StepId("4." + vm.name(), "start")).orElseThrow();
    }

    private static List<String> refusals(Plan plan) {
        return plan.refusals().stream().map(each -> each.name() + ": " + each.because()).toList();
    }

    @Test
    void the_same_readings_give_the_same_plan() {
        assertThat(evacuate(usual(), KCT09)).isEqualTo(evacuate(usual(), KCT09));
    }

    @Test
    void every_step_of_a_plan_has_a_name_of_its_own() {
        assertThat(evacuate(usual(), KCT09).steps().map(Step::id)).doesNotHaveDuplicates();
    }

    @Test
    void a_guest_known_on_two_dead_hosts_is_started_once_and_both_must_be_out() {
        var seen = seeing(usual(), Residents.of(KCT10), residents(RunState.SHUT_OFF, WEB));
        var plan = evacuate(seen, KCT09, KCT10);
        assertThat(plan.steps().map(Step::id)).doesNotHaveDuplicates();
        assertThat(start(plan, WEB).guards())
                .contains(new MayAnswer(WEB.id(), KCT09), new MayAnswer(WEB.id(), KCT10));
        assertThat(start(plan, DB).guards()).doesNotContain(new MayAnswer(DB.id(), KCT10));
    }

    @Test
    void a_left_over_definition_makes_nobody_a_stray() {
        var seen =
                seeing(
                        usual(),
                        Residents.of(KCT09),
                        residents(RunState.SHUT_OFF, WEB),
                        Residents.of(KCT10),
                        residents(RunState.RUNNING, WEB));
        var plan = evacuate(seen, KCT09);
        assertThat(plan.moves()).isEmpty();
        assertThat(plan.refusals()).isEmpty();
    }

    @Test
    void a_lock_held_from_the_dead_host_shows_that_a_guest_ran() {
        var off = seeing(usual(), Residents.of(KCT09), residents(RunState.SHUT_OFF, WEB));
        assertThat(refusals(evacuate(off, KCT09))).containsExactly("web-1: off, as it should be");
        var locked =
                seeing(
                        off,
                        LockOwners.of(WEB_DISK),
                        new LockOwners(new TreeSet<>(Set.of(ON_KCT09))));
        assertThat(evacuate(locked, KCT09).moves()).containsKey(WEB.id());
    }

    @Test
    void a_guest_last_seen_on_a_host_that_is_silent_too_is_not_started_elsewhere() {
        var seen =
                seeing(
                        seeing(usual(), Residents.of(KCT10), residents(RunState.RUNNING, WEB)),
                        Residents.of(KCT10),
                        silent(NOW.plusSeconds(60)));
        assertThat(refusals(evacuate(seen, KCT09)))
                .containsExactly(
                        "web-1: it may run on kct10, which does not answer: evacuate kct10 as"
                                + " well");
    }

    @Test
    void a_host_that_was_evacuated_and_is_held_must_be_out_still() {
        var seen =
                seeing(
                        seeing(usual(), Residents.of(KCT10), residents(RunState.RUNNING, WEB)),
                        Residents.of(KCT09),
                        silent(NOW.plusSeconds(60)),
                        ReturnHold.of(KCT09),
                        new ReturnHold(true),
                        Definition.of(new Seat(WEB.id(), KCT10)),
                        definition("web-1"));
        var plan = evacuate(seen, KCT10);
        assertThat(plan.refusals()).isEmpty();
        assertThat(plan.moves()).containsEntry(WEB.id(), KCT11);
        assertThat(start(plan, WEB).guards())
                .contains(new MayAnswer(WEB.id(), KCT09), new MayAnswer(WEB.id(), KCT10))
                .anyMatch(guard -> guard.sentence().equals("kct09 cannot write"));
        assertThat(plan.steps().flatMap(step -> step.guards().stream()))
                .noneMatch(guard -> guard.asks().contains(Residents.of(KCT09)));
    }

    @Test
    void a_guest_that_was_begun_stays_where_it_was_begun() {
        var goal = new Goal.Evacuate(hosts(KCT09), hosts());
        for (var host : List.of(KCT10, KCT11)) {
            var begun = new TreeSet<>(Set.of(new Seat(WEB.id(), host)));
            var plan = Planner.evacuate(fleet(), usual(), goal, Brakes.USUAL, begun);
            assertThat(plan.moves()).containsEntry(WEB.id(), host);
        }
    }

    @Test
    void a_guest_that_cannot_stay_where_it_was_begun_is_first_seen_undefined_there() {
        var goal = new Goal.Evacuate(hosts(KCT09), hosts(KCT11));
        var begun = new TreeSet<>(Set.of(new Seat(WEB.id(), KCT10)));
        var plan = Planner.evacuate(fleet(), usual(), goal, Brakes.USUAL, begun);
        var lane = plan.lanes().filter(each -> each.id().equals("4.web-1")).findFirst();
        assertThat(lane.orElseThrow().steps())
                .hasSize(3)
                .first()
                .isInstanceOfSatisfying(
                        Undefine.class,
                        undefine -> assertThat(undefine.seat().host()).isEqualTo(KCT10));
        assertThat(start(plan, WEB).guards())
                .anySatisfy(guard ->
                        assertThat(guard)
                                .isInstanceOfSatisfying(
                                        RunsNowhere.class,
                                        nowhere ->
                                                assertThat(nowhere.suspects())
                                                        .containsExactly(KCT10)));
    }

    @Test
    void only_the_owners_seen_at_dead_addresses_lose_their_locks() {
        var living = new LockOwner("client.5000", "auto 1", "10.91.0.10:0/3");
        var seen =
                seeing(
                        usual(),
                        LockOwners.of(WEB_DISK),
                        new LockOwners(new TreeSet<>(Set.of(ON_KCT09, living))));
        assertThat(evacuate(seen, KCT09).steps().filter(BreakLock.class::isInstance))
                .singleElement()
                .satisfies(step -> assertThat(((BreakLock) step).seen()).isEqualTo(ON_KCT09));
    }

    @Test
    void a_target_that_does_not_answer_gets_no_guests() {
        var plan = evacuate(seeing(usual(), Residents.of(KCT10), silent(NOW)), KCT09);
        assertThat(plan.moves().values()).containsOnly(KCT11);
        assertThat(plan.goal().text()).isEqualTo("evacuate kct09 to kct11");
    }

    @Test
    void two_dead_hosts_use_up_what_the_brake_allows() {
        assertThat(Brakes.USUAL.silentAtMost(fleet(), 1)).isEqualTo(1);
        assertThat(Brakes.USUAL.silentAtMost(fleet(), 2)).isZero();
    }

    @Test
    void as_many_guests_boot_at_once_as_the_site_allows_for_each_target() {
        var slow = new Brakes(50, 1);
        var plan = Planner.evacuate(fleet(), usual(), hosts(KCT09), hosts(), slow);
        assertThat(plan.phase("4").orElseThrow().pace().width()).isEqualTo(2);
        var usual = evacuate(usual(), KCT09);
        assertThat(usual.phase("4").orElseThrow().pace().width()).isEqualTo(8);
    }

    @Test
    void the_fence_of_each_address_is_entered_before_any_lock_and_any_start() {
        var plan = evacuate(usual(), KCT09);
        assertThat(plan.steps().filter(EnterFence.class::isInstance).map(Step::act))
                .containsExactly("blocklist 10.91.0.9 as a whole");
        assertThat(plan.phase("3").orElseThrow().after()).contains("2a");
        assertThat(plan.phase("4").orElseThrow().after()).contains("2b", "3");
        assertThat(start(plan, WEB).guards())
                .contains(
                        new CannotWrite(
                                KCT09,
                                new TreeSet<>(Set.of("10.91.0.9")),
                                new TreeSet<>(Set.of(MAIN))));
    }
}
