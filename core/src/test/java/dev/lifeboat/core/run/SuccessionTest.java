package dev.lifeboat.core.run;

import static dev.lifeboat.core.Bench.KCT09;
import static dev.lifeboat.core.Bench.KCT10;
import static dev.lifeboat.core.Bench.KCT11;
import static dev.lifeboat.core.Bench.WEB;
import static dev.lifeboat.core.Bench.fleet;
import static dev.lifeboat.core.Runs.SEEN;
import static dev.lifeboat.core.Runs.after;
import static dev.lifeboat.core.Runs.begun;
import static dev.lifeboat.core.Runs.evacuate;
import static dev.lifeboat.core.Runs.hosts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.plan.Brakes;
import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.plan.Planner;
import dev.lifeboat.core.plan.StepId;
import java.util.List;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;

class SuccessionTest {
    private static final StepId DEFINE = new StepId("4.web-1", "define");
    private static final StepId START = new StepId("4.web-1", "start");
    private static final StepId FREEZE = new StepId("0.kct09", "freeze");

    private static Plan plan(Run run, SortedSet<HostId> dead, SortedSet<HostId> onto) {
        var goal = new Goal.Evacuate(dead, onto);
        return Planner.evacuate(fleet(), SEEN, goal, Brakes.USUAL, run.seats());
    }

    private static Run fresh() {
        return begun(evacuate(SEEN, KCT09, KCT10));
    }

    private static Event intended(StepId step) {
        return new Event.Intended(step, 1, List.of());
    }

    private static Event done(StepId step) {
        return new Event.Observed(step, Answer.YES, "seen");
    }

    private static Progress.Stage stage(Run run, StepId step) {
        return run.of(step).stage();
    }

    @Test
    void a_step_that_is_equal_in_the_new_plan_stays_done() {
        var run = after(fresh(), done(FREEZE));
        var next = plan(run, hosts(KCT09), hosts(KCT10));
        assertThat(stage(after(run, new Event.Replanned(next, "")), FREEZE))
                .isEqualTo(Progress.Stage.DONE);
    }

    @Test
    void a_step_of_the_same_name_on_another_host_is_not_taken_for_done() {
        var run = after(fresh(), intended(DEFINE), done(DEFINE), intended(START), done(START));
        var next = plan(run, hosts(KCT09, KCT10), hosts(KCT11));
        assertThat(next.step(START)).isPresent();
        var replanned = after(run, new Event.Replanned(next, ""));
        assertThat(stage(replanned, START)).isEqualTo(Progress.Stage.WAITING);
        assertThat(stage(replanned, DEFINE)).isEqualTo(Progress.Stage.WAITING);
    }

    @Test
    void an_act_that_was_begun_is_waited_for_where_the_new_plan_has_the_same() {
        var run = after(fresh(), intended(DEFINE), done(DEFINE), intended(START));
        var next = plan(run, hosts(KCT09), hosts(KCT10));
        assertThat(Succession.whyNot(run, next)).isEmpty();
        assertThat(stage(after(run, new Event.Replanned(next, "")), START))
                .isEqualTo(Progress.Stage.INTENDED);
    }

    @Test
    void an_act_that_was_begun_on_a_host_that_is_to_be_fenced_does_not_stand_in_the_way() {
        var run = after(fresh(), intended(DEFINE), done(DEFINE), intended(START));
        var next = plan(run, hosts(KCT09, KCT10), hosts(KCT11));
        assertThat(Succession.whyNot(run, next)).isEmpty();
    }

    @Test
    void an_act_that_was_begun_on_a_living_host_is_undone_there_first() {
        var run = after(fresh(), intended(DEFINE), done(DEFINE), intended(START));
        var next = plan(run, hosts(KCT09), hosts(KCT11));
        assertThat(next.steps().map(step -> step.id().name())).contains("undefine-on-kct10");
        assertThat(Succession.whyNot(run, next)).isEmpty();
    }

    @Test
    void a_plan_that_forgets_what_was_begun_must_not_take_over() {
        var run = after(fresh(), intended(DEFINE), done(DEFINE), intended(START));
        var forgetful = evacuate(SEEN, KCT09, KCT11);
        assertThat(Succession.whyNot(run, forgetful))
                .contains("\"start web-1 on kct10\" was begun and is not seen to its end");
    }

    @Test
    void open_questions_are_asked_anew_if_they_still_matter() {
        var question =
                new Question(new QuestionId(1), "topic", START, "well?", List.of(), List.of());
        var run = after(fresh(), new Event.Asked(question));
        var next = plan(run, hosts(KCT09), hosts(KCT10));
        var replanned = after(run, new Event.Replanned(next, ""));
        assertThat(replanned.open()).isEmpty();
        assertThat(replanned.nextQuestion()).isEqualTo(new QuestionId(2));
    }

    @Test
    void where_guests_were_begun_is_known_until_they_are_seen_undefined_there() {
        var seat = new Seat(WEB.id(), KCT10);
        var run = after(fresh(), intended(DEFINE));
        assertThat(run.seats()).containsExactly(seat);
        var next = plan(run, hosts(KCT09), hosts(KCT11));
        var undefine = new StepId("4.web-1", "undefine-on-kct10");
        var moved = after(run, new Event.Replanned(next, ""), intended(undefine), done(undefine));
        assertThat(moved.seats()).doesNotContain(seat);
    }
}
