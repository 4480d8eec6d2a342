package dev.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.CephReleases;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.SinceBoot;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.readiness.CheckId;
import dev.lifeboat.core.readiness.Readiness;
import dev.lifeboat.server.Station;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `ready` finds with what was kept before.
class KeptProofsTest {
    @TempDir private Path folder;

    private SimStation.Clock clock;
    private Station station;
    private KeptProofs kept;

    @BeforeEach
    void live() throws IOException {
        var night = SimStation.well();
        clock = new SimStation.Clock(night.site().now());
        station = SimStation.on(night, folder, clock);
        kept = new KeptProofs(station);
    }

    private Readings well() {
        return look(Readings.nothing());
    }

    private Readings look(Readings before) {
        var hosts = new TreeSet<>(station.site().hosts().keySet());
        return station.lookFor(hosts, new TreeSet<>(), List.of(), before);
    }

    private Readiness found(Readings seen) {
        var counting = kept.counting(SimStation.KCT09);
        return station.readiness(seen, SimStation.KCT09, new TreeSet<>(), counting);
    }

    private static Readings upgraded(Readings seen) {
        var key = CephReleases.of(new ClusterId("main"));
        var was = seen.read(key);
        return seen.with(
                key,
                new Reading.Known<>(
                        new CephReleases(new TreeSet<>(Set.of(18))),
                        was.source(),
                        was.asked(),
                        was.answered()));
    }

    @Test
    void what_a_clock_that_was_ahead_has_dated_later_than_now_is_looked_at_again() {
        var well = well();
        var key = SinceBoot.of(SimStation.KCT09);
        var was = well.lastSeen(key).orElseThrow();
        var old =
                new SinceBoot(
                        was.seen().booted(), "4.19", was.seen().machine(), true, new TreeSet<>());
        var yearAhead = clock.instant().plus(Duration.ofDays(365));
        var ahead = new Reading.Known<>(old, was.source(), yearAhead, yearAhead);
        assertThat(look(well.with(key, ahead)).read(key).fact()).hasValue(was.seen());
    }

    @Test
    void what_an_upgrade_of_ceph_has_cost_is_named_with_it() throws IOException {
        var well = well();
        kept.keep(found(well));
        var before = clock.instant();
        clock.later(60);
        var after = found(upgraded(well));
        assertThat(kept.since(before, after).orElseThrow())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.now().check()).isEqualTo(CheckId.DEBT);
                    assertThat(change.because())
                            .singleElement()
                            .asString()
                            .startsWith("ceph-releases of main was ");
                });
    }

    @Test
    void of_a_host_of_which_nothing_was_kept_that_is_said_and_nothing_else() throws IOException {
        var found = found(well());
        assertThat(kept.since(clock.instant(), found)).isEmpty();
        assertThat(kept.nothingBy(clock.instant(), SimStation.KCT09))
                .startsWith("Nothing was kept of kct09 by ")
                .contains("next:  lifeboat ready kct09");
    }

    @Test
    void the_first_look_after_an_upgrade_of_ceph_already_says_that_no_drill_has_tried_it() {
        var well = well();
        var before = found(well);
        assertThat(before.of(CheckId.DEBT).count(Answer.YES)).isEqualTo(1);
        kept.keep(before);
        clock.later(60);
        var after = found(upgraded(well));
        assertThat(after.of(CheckId.DEBT).findings())
                .singleElement()
                .satisfies(debt -> {
                    assertThat(debt.ready()).isEqualTo(Answer.UNKNOWN);
                    assertThat(debt.because()).contains("no drill has tried a takeover since");
                });
    }
}
