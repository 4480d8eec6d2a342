package dev.lifeboat.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.control.Runner;
import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Drills leave nothing behind and tell the truth, wherever the machine dies.
class DrillTest {
    private static final Duration NOBODY_IN_CHARGE = Duration.ofSeconds(3);

    private static Night night(String scenario) throws IOException {
        var folder = Path.of("../sim/scenarios", scenario);
        return Night.of(
                Files.readString(folder.resolve("site.yaml")),
                Files.readString(folder.resolve("events.txt")));
    }

    @ParameterizedTest
    @CsvSource({"027-lock-drill, YES", "028-lock-drill-with-caps-of-2019, NO"})
    void a_drill_cleans_up_wherever_the_machine_dies(String scenario, Answer answer)
            throws IOException {
        var edge = 0;
        while (diesAndIsResumed(scenario, answer, edge)) {
            edge++;
        }
        assertThat(edge).as("edges of " + scenario).isGreaterThan(20);
    }

    private static boolean diesAndIsResumed(String scenario, Answer answer, int edge)
            throws IOException {
        var night = night(scenario);
        var before = Set.copyOf(night.site().ceph.images.keySet());
        var run = night.begin();
        try {
            night.carryOut(run, "ops1", Gear.crew(new Edges(night, edge)::between));
            return false;
        } catch (Edges.Crash crash) {
            night.crashed();
            night.idle(NOBODY_IN_CHARGE);
            var end = night.carryOut(run);
            var told =
                    "edge " + edge + ", " + crash.getMessage() + ":\n" + night.site().transcript();
            assertThat(end).as(told).isEqualTo(new Runner.End.Over(Event.Ending.DONE));
            assertLeft(night, before, told);
            assertThat(answers(night, run)).as(told).isNotEmpty().containsOnly(answer);
            return true;
        }
    }

    private static void assertLeft(Night night, Set<Image> before, String told) {
        assertThat(night.site().ceph.images.keySet()).as(told).isEqualTo(before);
        assertThat(night.site().invariants().broken()).as(told).isEmpty();
        assertThat(night.site().invariants().notAnswering()).as(told).isEmpty();
    }

    private static List<Answer> answers(Night night, RunId run) {
        return night.journal().read(run).stream()
                .map(entry -> entry.event())
                .filter(event ->
                        event instanceof Event.Observed(var step, _, _)
                                && step.name().equals("take-over"))
                .map(event -> ((Event.Observed) event).answer())
                .toList();
    }

    @Test
    void each_key_is_tried_from_each_host_where_guests_would_go() throws IOException {
        var night = night("027-lock-drill");
        var run = night.begin();
        var lanes = night.run(run).plan().lanes().map(lane -> lane.name()).toList();
        assertThat(lanes)
                .containsExactly(
                        "main",
                        "client.libvirt in vms from kct10",
                        "client.libvirt in vms from kct11");
        assertThat(night.run(run).plan().needs())
                .allMatch(need -> need.label().contains("lifeboat-drill-"));
    }
}
