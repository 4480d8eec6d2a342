package dev.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeboat.server.Station;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class OntoOptionTest {
    @TempDir private Path folder;

    private static OntoOption onto(String... typed) {
        return CommandLine.populateCommand(new OntoOption(), typed);
    }

    private Station station() throws IOException {
        var night = SimStation.well();
        return SimStation.on(night, folder, new SimStation.Clock(night.site().now()));
    }

    @Test
    void nobodys_guests_are_brought_onto_their_own_dead_host_alone() throws IOException {
        var station = station();
        assertThatThrownBy(() -> onto("--onto", "kct09").hosts(station, SimStation.KCT09))
                .isInstanceOfSatisfying(
                        Stop.class, stop -> assertThat(stop.exit()).isEqualTo(Exit.USAGE))
                .hasMessageStartingWith("If kct09 has died, it takes no guests");
        assertThat(onto("--onto", "kct10").hosts(station, SimStation.KCT09))
                .containsExactly(SimStation.KCT10);
        assertThat(onto().hosts(station, SimStation.KCT09)).isEmpty();
    }
}
