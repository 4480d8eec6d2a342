package dev.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeboat.core.control.Command;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.plan.StepId;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.QuestionId;
import dev.lifeboat.core.run.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What people say to a run that asks whether kct09 still speaks: its BMC is dead.
class SayingTest {
    private static final QuestionId Q1 = new QuestionId(1);

    private static Run run;
    private static VmId web;

    @BeforeAll
    static void ask() throws IOException {
        var night = SimStation.bmcDead();
        var asked = new ArrayList<Run>();
        var _ =
                night.carryOut(
                        night.begin(),
                        (entry, now, _) -> {
                            if (entry.event() instanceof Event.Asked) {
                                asked.add(now);
                            }
                        });
        run = asked.getFirst();
        web = night.site().fleet().named("web-1").orElseThrow().id();
    }

    private static Command said(String... words) {
        return new Saying("ops", List.of(words), "", Optional.empty(), run).command();
    }

    private static Command typing(String typed, String... words) {
        return new Saying("ops", List.of(words), "", Optional.of(typed), run).command();
    }

    private static Stop stopped(Runnable saying) {
        try {
            saying.run();
        } catch (Stop stop) {
            return stop;
        }
        throw new AssertionError("it was taken");
    }

    @Test
    void what_stands_in_for_a_look_needs_the_hosts_name_typed() {
        var lacking = stopped(() -> said("answer", "q1", "3"));
        assertThat(lacking.exit()).isEqualTo(Exit.ASKS);
        assertThat(lacking)
                .hasMessage("Nothing was done.\nnext:  add --type=kct09 to give this answer");
        var wrong = stopped(() -> typing("kct10", "answer", "q1", "3"));
        assertThat(wrong.exit()).isEqualTo(Exit.NO);
        assertThat(wrong).hasMessage("\"kct10\" is not \"kct09\"; nothing was done.");
        assertThat(typing("kct09", "answer", "q1", "3"))
                .isEqualTo(new Command.Answer("ops", Q1, 3, ""));
    }

    @Test
    void other_answers_need_none_and_what_cannot_be_answered_is_left_to_the_run_to_refuse() {
        assertThat(said("answer", "q1", "1")).isEqualTo(new Command.Answer("ops", Q1, 1, ""));
        assertThat(said("answer", "1", "2")).isEqualTo(new Command.Answer("ops", Q1, 2, ""));
        assertThat(said("answer", "q1", "9")).isEqualTo(new Command.Answer("ops", Q1, 9, ""));
        assertThat(said("answer", "q7", "3"))
                .isEqualTo(new Command.Answer("ops", new QuestionId(7), 3, ""));
        assertThat(stopped(() -> said("answer", "q1", "two")))
                .hasMessage("an answer looks like: answer q1 2");
        assertThat(stopped(() -> said("answer", "q1"))).hasMessageStartingWith("answer needs a");
    }

    @Test
    void a_guest_is_supposed_to_check_its_disk_or_is_held_by_name_or_uuid() {
        assertThat(said("suppose", "web-1")).isEqualTo(new Command.Suppose("ops", web));
        assertThat(said("suppose", web.toString())).isEqualTo(new Command.Suppose("ops", web));
        assertThat(said("hold", "web-1")).isEqualTo(new Command.Hold("ops", web));
        assertThat(stopped(() -> said("suppose", "web1")))
                .hasMessage(
                        "There is no guest \"web1\" of run " + run.id() + "; did you mean web-1?");
        assertThat(stopped(() -> said("suppose", "payroll")))
                .hasMessageEndingWith("\nnext:  lifeboat muster   names them");
        assertThat(stopped(() -> said("suppose")))
                .hasMessage("suppose needs a guest, such as web-9");
    }

    @Test
    void only_phases_and_lanes_of_the_plan_are_gone_through_again() {
        assertThat(said("retry", "3")).isEqualTo(new Command.Retry("ops", "3"));
        assertThat(said("retry", "4.web-1")).isEqualTo(new Command.Retry("ops", "4.web-1"));
        assertThat(stopped(() -> said("retry", "2")))
                .hasMessageContaining("its phases are 0, 1, 2a, 2b, 3, 4, 5, 6");
    }

    @Test
    void a_step_is_left_out_only_with_a_reason() {
        var step = new StepId("5.web-1", "prove");
        assertThat(
                        new Saying(
                                        "ops",
                                        List.of("skip", "5.web-1/prove"),
                                        "it is the customer's",
                                        Optional.empty(),
                                        run)
                                .command())
                .isEqualTo(new Command.Skip("ops", step, "it is the customer's"));
        assertThat(stopped(() -> said("skip", "5.web-1/prove")))
                .hasMessageStartingWith("skip needs --because TEXT");
        assertThat(stopped(() -> said("skip", "4.web-1")))
                .hasMessageContaining("next:  lifeboat run " + run.id() + " skip 4.web-1/");
    }

    @Test
    void a_note_is_all_that_was_said_and_what_is_not_understood_is_not_passed_over() {
        assertThat(said("note", "the", "rack", "smells"))
                .isEqualTo(new Command.Note("ops", "the rack smells"));
        assertThat(said("pause")).isEqualTo(new Command.Pause("ops"));
        assertThat(stopped(() -> said("pause", "4.web-1")))
                .hasMessage("pause takes no \"4.web-1\"; see lifeboat run --help");
        assertThatThrownBy(() -> said("stop"))
                .isInstanceOf(Stop.class)
                .hasMessageContaining("\"stop\" is none of pause, resume");
    }
}
