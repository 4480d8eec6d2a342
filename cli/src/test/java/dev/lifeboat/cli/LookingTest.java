package dev.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.HostBoot;
import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.evidence.PowerState;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.SinceBoot;
import dev.lifeboat.core.fleet.CephUser;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.readiness.CheckId;
import dev.lifeboat.core.readiness.Ground;
import dev.lifeboat.core.readiness.Level;
import dev.lifeboat.core.readiness.Proof;
import dev.lifeboat.core.spi.Ports;
import dev.lifeboat.server.Looking;
import dev.lifeboat.server.ReadinessBook;
import dev.lifeboat.server.Station;
import dev.lifeboat.sim.Night;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Turns of looking at the simulator.
class LookingTest {
    /// Each host is asked one thing a turn.
    private static final int TURNS = 60;

    /// The simulator's own time stands still: what was seen once must not be due again.
    private static final Duration STEP = Duration.ofMillis(190);

    @TempDir private Path folder;

    private record Place(Station station, SimStation.Clock clock, Looking looking) {
        Readings known() {
            return looking.known();
        }
    }

    private Place at(Night night, Readings before) throws IOException {
        var clock = new SimStation.Clock(night.site().now());
        var station = SimStation.on(night, folder, clock);
        return new Place(station, clock, new Looking(station, Duration.ofHours(1), before));
    }

    /// Until nothing new is wanted any more.
    private static void goOn(Place at) throws InterruptedException {
        var book = new ReadinessBook(at.station(), at.clock().instant());
        for (var turn = 0; turn < TURNS; turn++) {
            at.clock().later(STEP);
            var changed = at.looking().turn(Duration.ofMillis(50)).changed();
            at.looking().want(book.conclude(at.known(), changed));
        }
    }

    @Test
    void from_nothing_all_is_found_that_a_survey_finds() throws Exception {
        var at = at(SimStation.well(), Readings.nothing());
        goOn(at);
        var survey = at.station().look(Readings.nothing());
        assertThat(at.known().newest().keySet()).containsAll(survey.newest().keySet());
        assertThat(at.known().subjects(Definition.KIND)).isNotEmpty();
        assertThat(at.known().subjects(LockOwners.KIND)).hasSize(4);
        assertThat(at.looking().shortfalls()).isEmpty();
    }

    @Test
    void a_look_that_fails_for_a_fault_of_ours_ends_no_other() throws Exception {
        var at = at(SimStation.well(), Readings.nothing());
        var gone = SinceBoot.of(new HostId("kct99"));
        var there = SinceBoot.of(SimStation.KCT10);
        at.looking().want(new TreeSet<>(List.of(gone, there)));
        for (var turn = 0; turn < TURNS; turn++) {
            at.clock().later(STEP);
            at.looking().turn(Duration.ofMillis(50));
        }
        assertThat(at.known().read(gone).isKnown()).isFalse();
        assertThat(at.known().read(gone).toString()).contains("a fault of Lifeboat itself");
        assertThat(at.known().read(there).isKnown()).isTrue();
    }

    @Test
    void a_host_that_falls_silent_is_asked_nothing_more_and_its_guests_are_remembered()
            throws Exception {
        var night = SimStation.dead();
        var at = at(night, SimStation.well().known());
        goOn(at);
        var now = at.known();
        assertThat(at.station().silent(now)).containsExactly(SimStation.KCT09);
        assertThat(now.read(Residents.of(SimStation.KCT09)).isKnown()).isFalse();
        assertThat(now.lastSeen(Residents.of(SimStation.KCT09)).orElseThrow().seen().guests())
                .hasSize(4);
        assertThat(now.read(HostBoot.of(SimStation.KCT10)).isKnown()).isTrue();
        assertThat(now.read(PowerState.of(SimStation.KCT09)).isKnown()).isTrue();
    }

    /// With a prober that has a fault.
    private static Station faulty(Station station) {
        var ports = station.ports();
        var faulty =
                new Ports(
                        ports.power(),
                        ports.hypervisor(),
                        ports.console(),
                        ports.storage(),
                        ports.auth(),
                        (about, addresses) -> {
                            throw new IllegalStateException(about + " has " + addresses);
                        },
                        ports.switches(),
                        ports.panel(),
                        ports.holds(),
                        ports.stunts());
        return new Station(station.site(), faulty, station.journals(), station.clock());
    }

    @Test
    void a_look_that_fails_by_our_own_fault_is_not_known_and_ends_nothing() throws Exception {
        var night = SimStation.well();
        var clock = new SimStation.Clock(night.site().now());
        var station = faulty(SimStation.on(night, folder, clock));
        var looking = new Looking(station, Duration.ofHours(1), night.known());
        goOn(new Place(station, clock, looking));
        assertThat(looking.known().read(HostPing.of(SimStation.KCT09)))
                .asString()
                .contains("a fault of Lifeboat itself: ", "IllegalStateException");
        assertThat(looking.known().read(HostBoot.of(SimStation.KCT10)).isKnown()).isTrue();
        assertThat(station.look(night.known()).read(HostPing.of(SimStation.KCT09)).isKnown())
                .as("what was seen before does not stand as if it were seen now")
                .isFalse();
    }

    @Test
    void what_a_drill_showed_on_a_host_that_has_left_the_site_file_ends_nothing() throws Exception {
        var at = at(SimStation.well(), Readings.nothing());
        goOn(at);
        var gone = SinceBoot.of(new HostId("kct99"));
        var then = at.clock().instant();
        var drilled =
                new Proof(
                        SimStation.KCT09,
                        CheckId.CAPS,
                        new CephUser(new ClusterId("main"), "client.libvirt"),
                        Level.DRILL,
                        Optional.of(Goal.Drill.Kind.LOCK),
                        Answer.YES,
                        "took a dead client's lock over from kct99",
                        new Proof.Span(then, then.plus(Duration.ofDays(31))),
                        List.of(new Ground(gone, "up for 3 d", 7)),
                        List.of());
        at.station().proofs().add(SimStation.KCT09, List.of(drilled));
        var book = new ReadinessBook(at.station(), then);
        book.conclude(at.known(), Map.of());
        book.keep(then);
        var wanted = book.conclude(at.known(), Map.of());
        assertThat(wanted).isNotEmpty().doesNotContain(gone);
        at.looking().want(wanted);
        goOn(at);
        var hosts = new TreeSet<>(Set.of(SimStation.KCT09));
        var seen = at.station().lookFor(hosts, new TreeSet<>(), List.of(drilled), at.known());
        assertThat(seen.read(gone).isKnown()).isFalse();
    }
}
