package dev.lifeboat.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.sim.Night;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ExpectedTest {
    private static Expected.Taken taken(long seconds, int guests) {
        return new Expected.Taken(Duration.ofSeconds(seconds), guests, new TreeMap<>());
    }

    @Test
    void without_an_earlier_run_nothing_is_expected() {
        assertThat(Expected.NOTHING.text())
                .isEqualTo("not known: no earlier run went through without a person");
    }

    @Test
    void the_middle_of_earlier_runs_is_expected_and_their_range_is_told() {
        assertThat(
                        new Expected(List.of(taken(61, 8), taken(44, 8), taken(52, 8)), List.of())
                                .text())
                .isEqualTo("52 s, from 3 runs of 8 guests (44 to 61 s)");
        assertThat(new Expected(List.of(taken(52, 4), taken(300, 63)), List.of()).text())
                .isEqualTo("52 s, from 2 runs of 4 to 63 guests (52 to 5 min)");
        assertThat(new Expected(List.of(taken(52, 1)), List.of()).text())
                .isEqualTo("52 s, from 1 run of 1 guest");
    }

    @Test
    void how_long_drilled_clones_took_is_expected_of_guests() {
        assertThat(Expected.NOTHING.drilled()).isEmpty();
        var clones = List.of(Duration.ofSeconds(31), Duration.ofSeconds(8), Duration.ofSeconds(9));
        assertThat(new Expected(List.of(), clones).drilled())
                .contains("a guest is up in 9 s, from 3 clones that were drilled (8 to 31 s)");
        assertThat(new Expected(List.of(), clones.subList(1, 2)).drilled())
                .contains("a guest is up in 8 s, from 1 clone that was drilled");
    }

    @Test
    void a_night_that_needed_a_person_says_nothing_about_the_next() throws IOException {
        var night = Nights.live(Nights.BMC_DEAD);
        assertThat(Expected.Taken.of(night.plan(), night.journal())).isEmpty();
    }

    @Test
    void a_night_that_went_through_by_itself_is_counted() throws IOException {
        var folder = Path.of("../sim/scenarios/003-good-caps");
        var night =
                Night.of(
                        Files.readString(folder.resolve("site.yaml")),
                        Files.readString(folder.resolve("events.txt")));
        var id = night.begin();
        var _ = night.carryOut(id);
        var plan = night.journal().plan(id).orElseThrow();
        var taken = Expected.Taken.of(plan, night.journal().read(id));
        assertThat(taken).isPresent();
        assertThat(taken.get().phases()).containsKeys("2a", "4", "5");
        assertThat(new Expected(List.of(taken.get()), List.of()).phases().orElseThrow())
                .contains("phase 5: ");
    }
}
