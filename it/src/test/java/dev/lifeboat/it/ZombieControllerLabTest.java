package dev.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.plan.Start;
import dev.lifeboat.core.plan.StepId;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.Move;
import dev.lifeboat.core.run.Question;
import dev.lifeboat.core.run.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A controller that is frozen in the middle of a start, and wakes when another has planned that
/// guest onto another host.
@Tag("lab")
@Tag("all")
class ZombieControllerLabTest {
    private static final List<String> GUESTS = List.of("db-1", "web-1", "web-2", "mail");

    /// Two outages, one after the other, on a machine that has other things to do.
    private static final Duration RECOVERED_WITHIN = Duration.ofMinutes(8);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    @TempDir Path scratch;

    @BeforeEach
    void everything_is_well_and_was_looked_at() throws IOException, InterruptedException {
        assertThat(Shell.lab("reset", "--caps", "old").code()).isZero();
        LabState.forget();
        assertThat(Shell.lifeboat("serve", "--once").code()).isZero();
    }

    @Test
    void a_frozen_controller_that_wakes_after_a_take_over_and_a_new_plan_starts_no_guest_twice()
            throws IOException, InterruptedException {
        Shell.lab("cut", "kct09", "--how", "hang");
        var frozen = Shell.begin(scratch.resolve("frozen"), "go", "kct09", "--confirm=kct09");
        var intent = LabState.await("a start was intended", LabState.intends("start"));
        signal("STOP", frozen);
        var run = intent.run();
        var target = target(run, ((Event.Intended) intent.event()).step());
        Shell.lab("cut", target, "--how", "power");
        var other = Shell.begin(scratch.resolve("other"), "serve", "--every", "5");
        try {
            answerUntilItIsOver(run);
            assertThat(LabState.entries(run.name()))
                    .as("the guest was planned anew")
                    .anyMatch(entry -> entry.event() instanceof Event.Replanned);
            var written = LabState.entries(run.name()).size();
            signal("CONT", frozen);
            assertThat(frozen.waitFor(RECOVERED_WITHIN.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(Files.readString(scratch.resolve("frozen")))
                    .contains("Another controller has taken run " + run + " over");
            assertThat(LabState.entries(run.name())).hasSize(written);
            Shell.lab("restore", target);
            assertThat(Shell.lifeboat("muster", "kct09", "--json").out())
                    .doesNotContain("\"tier\":\"NOT_WELL\"");
            for (var guest : GUESTS) {
                assertThat(Shell.lab("records", guest, "--check").code()).as(guest).isZero();
            }
        } finally {
            frozen.destroyForcibly();
            other.destroy();
            other.waitFor();
            System.out.println(Files.readString(scratch.resolve("other")));
        }
    }

    private static String target(RunId run, StepId step) throws IOException {
        var planned = LabState.run(run).plan().step(step).orElseThrow();
        return ((Start) planned).seat().host().name();
    }

    /// As a person would who wants to see it done: a new plan where that is offered.
    private static void answerUntilItIsOver(RunId id) throws IOException, InterruptedException {
        var until = System.nanoTime() + RECOVERED_WITHIN.toNanos();
        while (System.nanoTime() < until) {
            var run = LabState.run(id);
            if (run.ending().isPresent()) {
                return;
            }
            for (var question : run.open().values()) {
                Shell.lifeboat(
                        "run", id.name(), "answer", question.id().toString(), choice(question));
            }
            Thread.sleep(LOOK_EVERY);
        }
        throw new AssertionError("run " + id + " was not over within " + RECOVERED_WITHIN);
    }

    private static String choice(Question question) {
        var recommended = 1;
        for (var number = 1; number <= question.choices().size(); number++) {
            var choice = question.choices().get(number - 1);
            if (choice.move() instanceof Move.PlanAgain) {
                return Integer.toString(number);
            }
            if (choice.recommended()) {
                recommended = number;
            }
        }
        return Integer.toString(recommended);
    }

    private static void signal(String name, Process to) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + name, Long.toString(to.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }
}
