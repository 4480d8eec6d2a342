package dev.lifeboat.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.control.Command;
import dev.lifeboat.core.control.Runner;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `go HOST --until N`: the run stops after N, whoever carries it out, until it is told to go on.
class UntilTest {
    private static Night night(String until) throws IOException {
        var folder = Path.of("../sim/scenarios", "001-kct09-storage-half");
        var night =
                Night.of(
                        Files.readString(folder.resolve("site.yaml")),
                        Files.readString(folder.resolve("events.txt")));
        night.wears(Gear.plan(plan -> plan.until(until).orElseThrow()));
        return night;
    }

    private static void assertStoppedAfterTheFence(Night night, RunId id) {
        var run = night.run(id);
        assertThat(run.isHalted()).isTrue();
        assertThat(run.phases()).allMatch(phase -> phase.lanes().stream().allMatch(run::isDone));
        assertThat(night.site().transcript().lines())
                .anyMatch(line -> line.contains("blocklist"))
                .noneMatch(line -> line.contains("break lock"))
                .noneMatch(line -> line.contains("start web-3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "2b"})
    void a_run_stops_after_the_phase_that_was_named(String until) throws IOException {
        var night = night(until);
        var id = night.begin();
        var _ = night.carryOut(id);
        assertStoppedAfterTheFence(night, id);
    }

    @Test
    void a_controller_that_takes_over_stops_there_too() throws IOException {
        var edge = 0;
        while (true) {
            var night = night("2b");
            var id = night.begin();
            try {
                night.carryOut(id, "ops1", Gear.crew(new Edges(night, edge)::between));
                break;
            } catch (Edges.Crash crash) {
                night.crashed();
                night.idle(Duration.ofSeconds(3));
                var _ = night.carryOut(id);
                assertStoppedAfterTheFence(night, id);
                edge++;
            }
        }
        assertThat(edge).isGreaterThan(20);
    }

    @Test
    void told_to_go_on_it_goes_on_to_its_end() throws IOException {
        var night = night("2b");
        var id = night.begin();
        var _ = night.carryOut(id);
        var end =
                night.carryOut(
                        id,
                        (entry, _, _) -> {
                            if (entry.event() instanceof Event.Claimed) {
                                night.command(Duration.ZERO, new Command.Resume("ops"));
                            }
                        });
        assertThat(end).isEqualTo(new Runner.End.Over(Event.Ending.DONE));
        assertThat(night.run(id).until()).isEmpty();
    }
}
