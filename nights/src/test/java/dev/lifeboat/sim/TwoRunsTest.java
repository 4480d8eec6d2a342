package dev.lifeboat.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.control.Proposal;
import dev.lifeboat.core.control.Proposal.Opened;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.plan.Brakes;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.plan.Planner;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What another run has in hand is not taken, neither by a new run nor by one that is planned anew.
class TwoRunsTest {
    private static final HostId KCT10 = new HostId("kct10");

    /// A guest of kct09 is to go to kct10, which dies while the guests are started.
    private static Night night() throws IOException {
        var folder = Path.of("../sim/scenarios", "012-second-host-dies");
        return Night.of(
                Files.readString(folder.resolve("site.yaml")),
                Files.readString(folder.resolve("events.txt")));
    }

    private static Proposal evacuation(Night night, HostId host) {
        var fleet = night.site().fleet();
        var onto = new TreeSet<>(List.of(new HostId("kct12")));
        var dead = new TreeSet<>(List.of(host));
        var plan = Planner.evacuate(fleet, night.known(), dead, onto, Brakes.USUAL);
        return new Proposal(plan, fleet, night.known());
    }

    private static List<String> answers(Night night, RunId run) {
        return night.journal().read(run).stream()
                .map(entry -> entry.event())
                .flatMap(event ->
                        event instanceof Event.Answered(_, _, var because)
                                ? Stream.of(because)
                                : Stream.of())
                .toList();
    }

    private static boolean isPlannedAnew(Night night, RunId run) {
        return night.journal().read(run).stream()
                .anyMatch(entry -> entry.event() instanceof Event.Replanned);
    }

    @Test
    void a_new_run_is_not_opened_for_a_host_where_another_brings_guests() throws IOException {
        var night = night();
        var run = night.begin();
        assertThat(evacuation(night, KCT10).open(night.journal(), night.site().now()))
                .isInstanceOfSatisfying(
                        Opened.Refused.class,
                        refused ->
                                assertThat(refused.conflicts())
                                        .singleElement()
                                        .hasToString(
                                                "Conflict[run="
                                                        + run
                                                        + ", what=kct10, where guests go]"));
        assertThat(night.journal().runs()).containsExactly(run);
    }

    @Test
    void a_run_is_planned_anew_when_nobody_else_has_the_second_host() throws IOException {
        var night = night();
        var run = night.begin();
        var _ = night.carryOut(run);
        assertThat(isPlannedAnew(night, run)).isTrue();
    }

    @Test
    void a_run_is_not_planned_anew_over_a_host_that_another_run_has() throws IOException {
        var night = night();
        var run = night.begin();
        Plan other = evacuation(night, KCT10).plan();
        var taken = night.journal().open(other, night.site().now());
        var _ = night.carryOut(run);
        assertThat(isPlannedAnew(night, run)).isFalse();
        assertThat(answers(night, run))
                .anySatisfy(because ->
                        assertThat(because).endsWith("; not yet: run " + taken + " has kct10"));
    }
}
