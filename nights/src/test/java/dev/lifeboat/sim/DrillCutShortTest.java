package dev.lifeboat.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.control.Runner;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.plan.Stunt;
import dev.lifeboat.core.run.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A drill that people cut short leaves as little behind as one that goes through.
class DrillCutShortTest {
    private static final Path SCENARIOS = Path.of("../sim/scenarios");
    private static final int BEGINS = 60;

    /// The longest of them takes less than that.
    private static final int SECONDS = 60;

    private static Night night(String scenario, String more) throws IOException {
        var folder = SCENARIOS.resolve(scenario);
        return Night.of(
                Files.readString(folder.resolve("site.yaml")),
                Files.readString(folder.resolve("events.txt")) + "\n" + more);
    }

    private static void assertCephIsAsBefore(Night night, Set<Image> before) {
        var ceph = night.site().ceph;
        var told = night.site().transcript().toString();
        assertThat(ceph.images.keySet()).as(told).isEqualTo(before);
        assertThat(ceph.images.values()).as(told).allMatch(image -> image.snapshots.isEmpty());
        assertThat(ceph.images.values()).as(told).allMatch(image -> image.deadHolder.isEmpty());
        assertThat(ceph.sums).as(told).isEmpty();
    }

    private static void assertHostsAreAsBefore(Night night) {
        var told = night.site().transcript().toString();
        assertThat(night.site().hosts.values())
                .as(told)
                .allMatch(host -> host.powered && host.enclosures.isEmpty())
                .allMatch(host -> host.defined.keySet().stream().noneMatch(Stunt::isOne))
                .allMatch(host -> host.instances.keySet().stream().noneMatch(Stunt::isOne));
        assertThat(night.site().invariants().broken()).as(told).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "027-lock-drill",
                "028-lock-drill-with-caps-of-2019",
                "029-restart-drill",
                "030-restart-drill-of-a-disk-that-does-not-boot",
                "031-oob-drill",
                "043-lock-drill-on-a-canary"
            })
    void one_that_is_aborted_at_any_second_cleans_up(String scenario) throws IOException {
        for (var second = 0; second < SECONDS; second++) {
            var night = night(scenario, BEGINS + second + "s ops aborts");
            var before = Set.copyOf(night.site().ceph.images.keySet());
            var end = night.carryOut(night.begin());
            assertThat(end)
                    .as(night.site().transcript().toString())
                    .isIn(
                            new Runner.End.Over(Event.Ending.ABORTED),
                            new Runner.End.Over(Event.Ending.DONE));
            assertCephIsAsBefore(night, before);
            assertHostsAreAsBefore(night);
        }
    }

    @Test
    void one_that_is_aborted_while_it_asks_cleans_up_what_it_can_and_ends() throws IOException {
        var night =
                night(
                        "029-restart-drill",
                        "as \"start a clone of db-1\" hang kct10\n500s ops aborts");
        var before = Set.copyOf(night.site().ceph.images.keySet());
        var run = night.begin();
        assertThat(night.carryOut(run)).isEqualTo(new Runner.End.Over(Event.Ending.ABORTED));
        assertCephIsAsBefore(night, before);
        assertThat(night.run(run).open()).isEmpty();
        assertThat(night.journal().read(run))
                .extracting(entry -> entry.event().toString())
                .anyMatch(event -> event.contains("it could not be done: "));
    }

    @Test
    void what_is_left_undone_in_a_drill_is_cleaned_up_after_all_the_same() throws IOException {
        var night =
                night(
                        "029-restart-drill",
                        """
                        as "start a clone of db-1" hang kct10
                        answer "kct10 answers" 2
                        answer "the network lbd-tb94do-1 on kct10 is gone" 3
                        """);
        var before = Set.copyOf(night.site().ceph.images.keySet());
        var end = night.carryOut(night.begin());
        assertThat(end)
                .as(night.site().transcript().toString())
                .isEqualTo(new Runner.End.Over(Event.Ending.DONE_IN_PART));
        assertCephIsAsBefore(night, before);
    }
}
