package dev.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.server.Station;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchkeeperTest {
    @TempDir private Path folder;

    private final List<String> said = new ArrayList<>();
    private SimStation.Clock clock;
    private Station station;
    private Readings well;
    private Readings dead;

    @BeforeEach
    void live() throws IOException {
        var night = SimStation.dead();
        well = SimStation.well().known();
        dead = night.known();
        clock = new SimStation.Clock(night.site().now());
        station = SimStation.on(night, folder, clock);
    }

    /// What is said of one more look, 5 s after the one before.
    private String saw(Watchkeeper watch, Readings known) {
        said.clear();
        clock.later(5);
        watch.saw(known);
        return String.join("\n", said);
    }

    @Test
    void an_incident_is_opened_at_the_second_look_told_once_and_closed_when_the_host_answers()
            throws IOException {
        try (var messenger = new Messenger(station, said::add)) {
            var watch = new Watchkeeper(station, messenger, said::add);
            assertThat(saw(watch, well)).isEmpty();
            assertThat(watch.suspects()).isEmpty();

            assertThat(saw(watch, dead)).isEmpty();
            assertThat(watch.suspects()).containsExactly(SimStation.KCT09);

            var opened = saw(watch, dead);
            var plan = new KeptPlans(station).ids().getFirst();
            assertThat(opened)
                    .startsWith("Incident: kct09 is silent, and 4 of its 4 guests are silent.\n")
                    .contains("its BMC says that its power is on")
                    .endsWith(
                            "  plan "
                                    + plan
                                    + " brings 4 guests back, 0 not\nnext:  lifeboat go "
                                    + plan);
            assertThat(watch.suspects()).isEmpty();

            assertThat(saw(watch, dead)).isEmpty();
            assertThat(saw(watch, well)).isEqualTo("kct09 answers again; its incident is closed.");
            assertThat(saw(watch, well)).isEmpty();
        }
    }

    @Test
    void a_host_that_a_run_has_in_hand_is_not_offered_again() throws IOException {
        var plan = Planning.plan(station, dead, SimStation.KCT09, new TreeSet<>());
        var run = Opening.open(station, plan, dead);
        try (var messenger = new Messenger(station, said::add)) {
            var watch = new Watchkeeper(station, messenger, said::add);
            assertThat(saw(watch, dead)).isEmpty();
            assertThat(saw(watch, dead)).endsWith("  run " + run + " has it in hand");
        }
    }

    @Test
    void a_silent_host_whose_guests_live_on_is_no_incident_and_told_once() throws IOException {
        var cut = SimStation.night("0s cut management kct09\n60s evacuate kct09\n").known();
        try (var messenger = new Messenger(station, said::add)) {
            var watch = new Watchkeeper(station, messenger, said::add);
            assertThat(saw(watch, cut))
                    .isEqualTo(
                            "No incident: kct09 is silent, and only 0 of its 4 guests are silent.");
            assertThat(saw(watch, cut)).isEmpty();
            assertThat(saw(watch, well)).isEmpty();
            assertThat(saw(watch, cut)).startsWith("No incident:");
        }
    }

    /// The disk is full, or worse: here something else lies where plans are kept.
    @Test
    void an_incident_is_told_although_its_plan_cannot_be_kept() throws IOException {
        Files.writeString(station.planFile("any").getParent(), "");
        try (var messenger = new Messenger(station, said::add)) {
            var watch = new Watchkeeper(station, messenger, said::add);
            assertThat(saw(watch, dead)).isEmpty();
            assertThat(saw(watch, dead))
                    .contains("\n  the plan cannot be kept: ")
                    .contains(" brings 4 guests back")
                    .endsWith("\nnext:  lifeboat go kct09");
        }
    }
}
