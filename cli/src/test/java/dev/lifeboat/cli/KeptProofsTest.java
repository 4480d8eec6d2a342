package dev.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.readiness.Change;
import dev.lifeboat.core.readiness.CheckId;
import dev.lifeboat.core.readiness.Readiness;
import dev.lifeboat.server.Station;
import dev.lifeboat.sim.Night;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptProofsTest {
    @TempDir private Path folder;

    private static Readiness ready(Station station, HostId host) throws IOException {
        var hosts = new TreeSet<>(station.site().hosts().keySet());
        var known = station.lookFor(hosts, new TreeSet<>(), List.of(), Readings.nothing());
        return station.readiness(known, host, new TreeSet<>(), List.of());
    }

    private Station station(Night night, SimStation.Clock clock) throws IOException {
        return SimStation.on(night, Files.createTempDirectory(folder, "s"), clock);
    }

    /// One that is new in the site file, say.
    @Test
    void a_host_of_which_nothing_was_kept_hides_no_change_of_the_others() throws IOException {
        var night = SimStation.well();
        var clock = new SimStation.Clock(night.site().now());
        var before = station(night, clock);
        var kept = new KeptProofs(before);
        kept.keep(ready(before, SimStation.KCT09));
        clock.later(60);
        var then = clock.instant();
        var after = station(SimStation.night("0s caps allow r\n60s evacuate kct09\n"), clock);
        var other = ready(after, SimStation.KCT10);

        var changes = kept.since(then, List.of(ready(after, SimStation.KCT09), other));
        assertThat(changes.get(SimStation.KCT09))
                .extracting(Change::wasProven, change -> change.now().check())
                .containsExactly(tuple(true, CheckId.CAPS));
        assertThat(changes.get(SimStation.KCT10)).isEmpty();

        assertThatThrownBy(() -> kept.since(then, List.of(other)))
                .isInstanceOf(Stop.class)
                .hasMessageStartingWith("Nothing was kept of kct10 by ");
    }
}
