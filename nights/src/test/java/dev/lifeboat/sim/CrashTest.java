package dev.lifeboat.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.control.Runner;
import dev.lifeboat.core.run.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Crash at every edge: wherever the machine dies, a fresh one on the same journal brings every
/// guest back, and nothing is done twice that must not be.
class CrashTest {
    /// Until somebody notices and another controller takes over.
    private static final Duration NOBODY_IN_CHARGE = Duration.ofSeconds(3);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "001-kct09-storage-half",
                "002-kct09-the-whole-night",
                "003-good-caps",
                "013-operator-did-half-by-hand",
                "020-short-entry-by-hand"
            })
    void every_guest_answers_wherever_the_machine_dies(String scenario) throws IOException {
        var folder = Path.of("../sim/scenarios", scenario);
        var site = Files.readString(folder.resolve("site.yaml"));
        var events = Files.readString(folder.resolve("events.txt"));
        var edge = 0;
        while (diesAndIsResumed(site, events, edge)) {
            edge++;
        }
        assertThat(edge).as("edges of " + scenario).isGreaterThan(100);
        System.out.println(scenario + ": crashed and resumed at " + edge + " edges");
    }

    /// Whether there was such an edge.
    private static boolean diesAndIsResumed(String site, String events, int edge) {
        var night = Night.of(site, events);
        var run = night.begin();
        String died;
        try {
            night.carryOut(run, "ops1", Gear.crew(new Edges(night, edge)::between));
            return false;
        } catch (Edges.Crash crash) {
            died = "edge " + edge + ", " + crash.getMessage();
        }
        night.crashed();
        night.idle(NOBODY_IN_CHARGE);
        var end = night.carryOut(run);
        assertThat(end)
                .as("%s:\n%s", died, night.site().transcript())
                .isEqualTo(new Runner.End.Over(Event.Ending.DONE));
        assertThat(night.site().invariants().broken())
                .as("%s:\n%s", died, night.site().transcript())
                .isEmpty();
        assertThat(night.site().invariants().notAnswering())
                .as("%s:\n%s", died, night.site().transcript())
                .isEmpty();
        return true;
    }
}
