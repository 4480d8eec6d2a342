package dev.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.server.Station;
import dev.lifeboat.store.SafeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `serve` on a full disk.
class RememberingTest {
    @TempDir private Path folder;

    /// The kernel's own full disk: whatever is written there, no space is left.
    private static Path fill(Station station) throws IOException {
        var beside = SafeFile.beside(station.readingsFile());
        return Files.createSymbolicLink(beside, Path.of("/dev/full"));
    }

    @Test
    void a_full_disk_is_said_once_and_what_is_seen_is_kept_in_memory_until_there_is_room()
            throws IOException {
        var station = SimStation.on(SimStation.dead(), folder);
        var before = station.remembered();
        var said = new ArrayList<String>();
        var remembering = new Remembering(station, said::add);
        assertThat(remembering.keep(before)).isTrue();
        assertThat(said).isEmpty();

        var full = fill(station);
        var seen = station.look(remembering.before());
        assertThat(remembering.keep(seen)).isFalse();
        assertThat(said).hasSize(1);
        assertThat(said.getFirst())
                .startsWith("What is seen cannot be kept: No space left on device.\n")
                .contains("know only what was seen until ")
                .endsWith(
                        "next:  make room for "
                                + station.readingsFile()
                                + "; serve goes on looking");
        assertThat(remembering.before().newest()).isEqualTo(seen.newest());
        assertThat(station.remembered().seen()).isEqualTo(before.seen());

        assertThat(remembering.keep(station.look(remembering.before()))).isFalse();
        assertThat(said).as("the same is not said each round").hasSize(1);

        Files.delete(full);
        var last = station.look(remembering.before());
        assertThat(remembering.keep(last)).isTrue();
        assertThat(said.getLast()).isEqualTo("What is seen is kept again.");
        assertThat(station.remembered().seen()).isEqualTo(last.seen());
        assertThat(remembering.keep(last)).isTrue();
        assertThat(said).hasSize(2);
    }

    @Test
    void serve_goes_on_looking_on_a_full_disk() throws IOException {
        var station = SimStation.on(SimStation.dead(), folder);
        var full = fill(station);
        try (var serving = new Serving(station, Duration.ofSeconds(60))) {
            assertThat(serving.look()).isFalse();
            assertThat(serving.look()).isFalse();
            Files.delete(full);
            assertThat(serving.look()).isTrue();
        }
    }
}
