package dev.lifeboat.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.readiness.Drilled;
import dev.lifeboat.core.readiness.Drilled.Trial;
import dev.lifeboat.core.readiness.Tried;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.sim.Night;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What drills of simulated hosts' power have shown.
class TrialsTest {
    private static final Path SCENARIOS = Path.of("../sim/scenarios");

    private static Night night(String site, String events) throws IOException {
        return Night.of(
                Files.readString(SCENARIOS.resolve(site)),
                Files.readString(SCENARIOS.resolve(events)));
    }

    private static Drilled drilled(Night night) {
        var run = night.begin();
        night.carryOut(run);
        var plan = night.run(run).plan();
        return Trials.of(plan.drill().orElseThrow(), plan, night.journal().read(run));
    }

    private static List<Trial> trials(Night night) {
        return drilled(night).trials();
    }

    private static Drilled full(String events) throws IOException {
        return drilled(
                Night.of(Files.readString(SCENARIOS.resolve("040-full-drill/site.yaml")), events));
    }

    private static List<Trial> oob(String scenario) throws IOException {
        return trials(night(scenario + "/site.yaml", scenario + "/events.txt"));
    }

    @Test
    void a_host_that_came_back_and_was_heard_has_passed_twice() throws IOException {
        assertThat(oob("031-oob-drill"))
                .allMatch(trial -> trial.answer() == Answer.YES)
                .extracting(Trial::because)
                .containsExactly(
                        "its BMC switched it off, which was seen, and it came back after 6 s",
                        "its console has spoken since it booted, last on 2026-03-02 03:01:03 UTC");
    }

    @Test
    void a_mute_console_fails_apart_from_the_power() throws IOException {
        var trials = oob("045-oob-drill-with-a-mute-console");
        assertThat(trials).extracting(Trial::answer).containsExactly(Answer.YES, Answer.NO);
        assertThat(trials.getLast().what()).isInstanceOf(Tried.Heard.class);
        assertThat(trials.getLast().because()).contains("said nothing when it booted");
    }

    @Test
    void without_a_console_that_is_said() throws IOException {
        assertThat(trials(night("027-lock-drill/site.yaml", "031-oob-drill/events.txt")))
                .singleElement()
                .satisfies(
                        trial -> assertThat(trial.because()).endsWith("; its console is unproven"));
    }

    @Test
    void canaries_that_came_back_and_home_have_passed() throws IOException {
        var drilled = full("60s drill full kct09");
        assertThat(drilled.answer()).isEqualTo(Answer.YES);
        assertThat(drilled.trials())
                .extracting(Trial::because)
                .allMatch(because -> because.startsWith("came up in 5 s: running on kct1"));
    }

    @Test
    void one_that_somebody_else_had_stopped_was_not_killed() throws IOException {
        var night = night("040-full-drill/site.yaml", "040-full-drill/events.txt");
        var run = night.begin();
        night.carryOut(run);
        var plan = night.run(run).plan();
        var journal =
                night.journal().read(run).stream()
                        .filter(entry ->
                                !(entry.event() instanceof Event.Intended(var step, _, _)
                                        && step.toString().equals("2.canary-1/kill")))
                        .toList();
        var drilled = Trials.of(plan.drill().orElseThrow(), plan, journal);
        assertThat(drilled.trials())
                .extracting(Trial::answer)
                .containsExactly(Answer.UNKNOWN, Answer.YES);
        assertThat(drilled.trials().getFirst().because()).contains("it was so before it was tried");
        assertThat(drilled.answer()).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void what_was_cut_short_has_not_passed() throws IOException {
        var drilled = full("60s drill full kct09\n62s ops aborts");
        assertThat(drilled.trials()).isEmpty();
        assertThat(drilled.unended()).hasSize(2);
        assertThat(drilled.answer()).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void guests_of_a_host_that_was_hung_are_told_each() throws IOException {
        var site =
                Files.readString(SCENARIOS.resolve("041-full-drill-that-hangs-the-host/site.yaml"));
        var drilled = drilled(Night.of(site, "60s drill full kct09"));
        assertThat(drilled.answer()).isEqualTo(Answer.YES);
        assertThat(drilled.trials())
                .hasSize(2)
                .extracting(Trial::because)
                .allMatch(because -> because.contains(" s after its host hung: running on kct1"));
    }

    @Test
    void how_long_a_dead_controller_was_away_is_no_time_that_a_guest_took() throws IOException {
        var night = night("029-restart-drill/site.yaml", "029-restart-drill/events.txt");
        var run = night.begin();
        night.carryOut(run);
        var plan = night.run(run).plan();
        var journal = new ArrayList<>(night.journal().read(run));
        assertThat(Trials.of(plan.drill().orElseThrow(), plan, journal).trials())
                .allMatch(trial -> trial.took().isPresent());
        var started =
                journal.stream()
                        .filter(entry ->
                                entry.event() instanceof Event.Intended(var step, _, _)
                                        && step.name().equals("start"))
                        .toList()
                        .getLast();
        journal.add(
                new Entry(
                        run,
                        started.epoch(),
                        0,
                        started.at().plusMillis(1),
                        "ops2",
                        new Event.Claimed("ops2")));
        var drilled = Trials.of(plan.drill().orElseThrow(), plan, journal);
        assertThat(drilled.answer()).isEqualTo(Answer.YES);
        assertThat(drilled.trials()).allMatch(trial -> trial.took().isEmpty());
    }
}
