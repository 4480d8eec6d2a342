package dev.lifeboat.core.incident;

import static dev.lifeboat.core.Bench.KCT09;
import static dev.lifeboat.core.Bench.KCT10;
import static dev.lifeboat.core.Bench.KCT11;
import static dev.lifeboat.core.Bench.NOW;
import static dev.lifeboat.core.Bench.known;
import static dev.lifeboat.core.Bench.residents;
import static dev.lifeboat.core.Bench.seeing;
import static dev.lifeboat.core.Bench.vm;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.Bench;
import dev.lifeboat.core.evidence.Baseline;
import dev.lifeboat.core.evidence.GuestPing;
import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.PowerState;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.RunState;
import dev.lifeboat.core.evidence.WitnessPing;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Vm;
import dev.lifeboat.core.fleet.Witness;
import dev.lifeboat.core.incident.Suspicion.Stage;
import dev.lifeboat.core.plan.Brakes;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DetectorTest {
    private static final Witness GATEWAY = new Witness("10.91.0.1");
    private static final Vm[] GUESTS =
            IntStream.rangeClosed(1, 10).mapToObj(n -> vm("web-" + n)).toArray(Vm[]::new);

    private static Fleet fleet() {
        var fleet = Bench.fleet(GUESTS);
        return new Fleet(
                fleet.hosts(), fleet.vms(), fleet.clusters(), new TreeSet<>(Set.of(GATEWAY)));
    }

    /// Ten guests on kct09, all of which used to answer; the gateway answers.
    private static Readings night(int silentGuests, HostId... silentHosts) {
        var seen =
                seeing(
                        Residents.of(KCT09),
                        known(residents(RunState.RUNNING, GUESTS), NOW.minusSeconds(60)),
                        WitnessPing.of(GATEWAY),
                        new WitnessPing(true));
        for (var host : fleet().hosts().keySet()) {
            seen =
                    seeing(
                            seen,
                            HostPing.of(host),
                            new HostPing(!Set.of(silentHosts).contains(host)));
        }
        for (var n = 0; n < GUESTS.length; n++) {
            var id = GUESTS[n].id();
            seen =
                    seeing(
                            seen,
                            Baseline.of(id),
                            new Baseline(true, NOW.minus(Duration.ofDays(1))),
                            GuestPing.of(id),
                            new GuestPing(n >= silentGuests));
        }
        return seen;
    }

    private static Suspicion examine(Readings seen) {
        return new Detector(fleet(), Brakes.USUAL).examine(KCT09, seen);
    }

    @Test
    void a_silent_host_with_four_fifths_of_its_guests_silent_is_dead() {
        var found = examine(night(8, KCT09));
        assertThat(found.stage()).isEqualTo(Stage.DEAD);
        assertThat(found.text())
                .isEqualTo("Incident: kct09 is silent, and 8 of its 10 guests are silent.");
    }

    @Test
    void a_silent_host_whose_guests_answer_has_only_lost_its_own_address() {
        var found = examine(night(7, KCT09));
        assertThat(found.stage()).isEqualTo(Stage.PARTLY);
        assertThat(found.because()).isEqualTo("only 7 of its 10 guests are silent");
    }

    @Test
    void silent_guests_of_a_host_that_answers_are_no_dead_host() {
        assertThat(examine(night(10)).stage()).isEqualTo(Stage.WELL);
    }

    @Test
    void a_host_whose_hypervisor_answers_is_not_dead_whatever_ping_says() {
        var seen =
                seeing(
                        night(10, KCT09),
                        Residents.of(KCT09),
                        known(residents(RunState.RUNNING, GUESTS), NOW.plusSeconds(1)));
        assertThat(examine(seen).because()).isEqualTo("its hypervisor answers all the same");
    }

    @Test
    void more_silent_hosts_than_the_brake_allows_are_rather_our_own_network() {
        var found = examine(night(10, KCT09, KCT10, KCT11));
        assertThat(found.stage()).isEqualTo(Stage.BRAKED);
        assertThat(found.text())
                .contains("[kct10, kct11] are silent as well: more than the 1 that the brake");
    }

    @Test
    void a_silent_witness_is_our_own_network_too() {
        var found =
                examine(seeing(night(10, KCT09), WitnessPing.of(GATEWAY), new WitnessPing(false)));
        assertThat(found.stage()).isEqualTo(Stage.BRAKED);
        assertThat(found.because()).contains("witness 10.91.0.1 is silent too");
    }

    @Test
    void guests_that_never_answered_count_for_nothing() {
        var seen = night(10, KCT09);
        for (var guest : GUESTS) {
            seen = seeing(seen, Baseline.of(guest.id()), new Baseline(false, NOW));
        }
        assertThat(examine(seen).because()).isEqualTo("none of its guests is known to answer ping");
    }

    @Test
    void a_guest_that_answers_from_another_host_is_no_guest_of_the_dead_one() {
        var moved =
                seeing(
                        night(8, KCT09),
                        Residents.of(KCT10),
                        residents(RunState.RUNNING, GUESTS[9]));
        assertThat(examine(moved).text()).contains("8 of its 9 guests are silent");
    }

    @Test
    void what_the_bmc_says_is_told_and_decides_nothing() {
        var found = examine(seeing(night(10, KCT09), PowerState.of(KCT09), new PowerState(true)));
        assertThat(found.stage()).isEqualTo(Stage.DEAD);
        assertThat(found.sightings()).singleElement().asString().contains("its power is on");
    }

    @Test
    void an_incident_is_opened_by_the_second_look_and_closed_when_the_host_answers() {
        var dead = Set.of(examine(night(10, KCT09)));
        var first = Lookout.NOTHING.after(dead, NOW);
        assertThat(first.opened()).isEmpty();
        assertThat(first.next().uneasy()).isNotEmpty();
        var second = first.next().after(dead, NOW.plus(Lookout.LOOK_AGAIN_AFTER));
        assertThat(second.opened())
                .singleElement()
                .satisfies(incident -> assertThat(incident.suspected()).isEqualTo(NOW));
        assertThat(second.next().uneasy()).isEmpty();
        var third = second.next().after(dead, NOW.plusSeconds(60));
        assertThat(third.opened()).isEmpty();
        var fourth = third.next().after(Set.of(examine(night(0))), NOW.plusSeconds(120));
        assertThat(fourth.closed()).hasSize(1);
        assertThat(fourth.next()).isEqualTo(Lookout.NOTHING);
    }

    @Test
    void one_lost_ping_opens_nothing() {
        var first = Lookout.NOTHING.after(Set.of(examine(night(10, KCT09))), NOW);
        var second = first.next().after(Set.of(examine(night(0))), NOW.plusSeconds(5));
        var third = second.next().after(Set.of(examine(night(10, KCT09))), NOW.plusSeconds(10));
        assertThat(third.opened()).isEmpty();
    }
}
