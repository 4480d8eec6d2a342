package dev.lifeboat.core.control;

import static dev.lifeboat.core.Bench.KCT09;
import static dev.lifeboat.core.Bench.KCT10;
import static dev.lifeboat.core.Bench.WEB;
import static dev.lifeboat.core.Bench.residents;
import static dev.lifeboat.core.Bench.seeing;
import static dev.lifeboat.core.Runs.SEEN;
import static dev.lifeboat.core.Runs.after;
import static dev.lifeboat.core.Runs.begun;
import static dev.lifeboat.core.Runs.evacuate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.evidence.BmcIdentity;
import dev.lifeboat.core.evidence.GuestPing;
import dev.lifeboat.core.evidence.HostIdentity;
import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.PowerState;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.RunState;
import dev.lifeboat.core.evidence.Testimony.Statement;
import dev.lifeboat.core.plan.StepId;
import dev.lifeboat.core.run.Choice;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.Move;
import dev.lifeboat.core.run.Question;
import dev.lifeboat.core.run.QuestionId;
import dev.lifeboat.core.run.Run;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OrdersTest {
    private static final StepId POWER = new StepId("2b.kct09", "power-off");

    private static final Question QUESTION =
            new Question(
                    new QuestionId(1),
                    "kct09 cannot speak for its guests",
                    POWER,
                    "does it?",
                    List.of(),
                    List.of(
                            new Choice(new Move.LookAgain(), "look", true),
                            new Choice(
                                    new Move.Say(KCT09, Statement.SEEN_OFF), "seen off", false)));

    private static Run asked(Event... more) {
        return after(begun(evacuate(SEEN, KCT09, KCT10), new Event.Asked(QUESTION)), more);
    }

    private static String refusal(Command command, Run run, Readings seen) {
        return Orders.refusal(command, run, seen).orElse("obeyed");
    }

    private static Command answer(int choice) {
        return new Command.Answer("ops", new QuestionId(1), choice, "because");
    }

    private static Command skip(String lane, String name) {
        return new Command.Skip("ops", new StepId(lane, name), "hurry");
    }

    @Test
    void preflight_and_fence_cannot_be_skipped_and_the_rest_can() {
        var run = asked();
        assertThat(refusal(skip("2b.kct09", "power-off"), run, SEEN))
                .isEqualTo(
                        "2b.kct09/power-off cannot be skipped: what comes after it leans on"
                                + " \"kct09 cannot speak for its guests\"");
        assertThat(refusal(skip("2a.kct09.main.10.91.0.9", "fence"), run, SEEN))
                .contains("cannot be skipped");
        assertThat(refusal(skip("1.main", "ceph"), run, SEEN)).contains("cannot be skipped");
        assertThat(refusal(skip("5.web-1", "prove"), run, SEEN)).isEqualTo("obeyed");
        assertThat(refusal(skip("9.web-1", "dance"), run, SEEN))
                .isEqualTo("no step 9.web-1/dance in this plan");
    }

    @Test
    void an_answer_needs_an_open_question_and_one_of_its_choices() {
        var run = asked();
        assertThat(refusal(answer(1), run, SEEN)).isEqualTo("obeyed");
        assertThat(refusal(answer(0), run, SEEN)).isEqualTo("q1 has the choices 1 to 2");
        assertThat(refusal(answer(3), run, SEEN)).isEqualTo("q1 has the choices 1 to 2");
        var second = new Command.Answer("ops", new QuestionId(2), 1, "because");
        assertThat(refusal(second, run, SEEN)).startsWith("q2 is not open");
        var answered =
                asked(new Event.Answered(new QuestionId(1), new Move.LookAgain(), "because"));
        assertThat(refusal(answer(1), answered, SEEN)).startsWith("q1 is not open");
    }

    @Test
    void seen_off_is_refused_while_the_host_answers() {
        var pings = seeing(SEEN, HostPing.of(KCT09), new HostPing(true));
        assertThat(refusal(answer(2), asked(), pings))
                .isEqualTo("refused while kct09 answers ping");
        assertThat(refusal(answer(2), asked(), SEEN)).isEqualTo("obeyed");
    }

    @Test
    void seen_off_is_refused_while_its_own_bmc_says_on_and_another_machines_does_not_count() {
        var on =
                seeing(
                        SEEN,
                        HostIdentity.of(KCT09),
                        new HostIdentity(new TreeSet<>(Set.of("serial:9"))),
                        BmcIdentity.of(KCT09),
                        new BmcIdentity(new TreeSet<>(Set.of("serial:9"))),
                        PowerState.of(KCT09),
                        new PowerState(true));
        assertThat(refusal(answer(2), asked(), on)).contains("says that its power is on");
        var other =
                seeing(
                        on,
                        BmcIdentity.of(KCT09),
                        new BmcIdentity(new TreeSet<>(Set.of("serial:10"))));
        assertThat(refusal(answer(2), asked(), other)).isEqualTo("obeyed");
    }

    @Test
    void seen_off_is_refused_while_a_guest_answers_that_runs_nowhere_else() {
        var answers = seeing(SEEN, GuestPing.of(WEB.id()), new GuestPing(true));
        assertThat(refusal(answer(2), asked(), answers))
                .isEqualTo("refused while 1 guest of kct09 still answer ping");
        var moved = seeing(answers, Residents.of(KCT10), residents(RunState.RUNNING, WEB));
        assertThat(refusal(answer(2), asked(), moved)).isEqualTo("obeyed");
    }

    @Test
    void nothing_is_obeyed_once_a_run_is_over() {
        var over = asked(new Event.Ended(Event.Ending.DONE));
        assertThat(refusal(new Command.Pause("ops"), over, SEEN)).isEqualTo("run 7c1f-1 is over");
    }

    @Test
    void only_lanes_and_phases_of_the_plan_are_gone_through_again() {
        assertThat(refusal(new Command.Retry("ops", "4"), asked(), SEEN)).isEqualTo("obeyed");
        assertThat(refusal(new Command.Retry("ops", "4.web-1"), asked(), SEEN)).isEqualTo("obeyed");
        assertThat(refusal(new Command.Retry("ops", "4.web"), asked(), SEEN))
                .startsWith("no phase or lane");
    }

    @Test
    void what_is_refused_writes_nothing() {
        assertThat(Orders.events(answer(9), asked(), SEEN)).isEmpty();
        assertThat(Orders.events(answer(1), asked(), SEEN)).hasSize(1);
    }
}
