package dev.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.server.ReadinessBook;
import dev.lifeboat.server.Station;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people are told by one `serve` after the other.
class ReadinessToldTest {
    @TempDir private Path folder;

    private final List<String> said = new ArrayList<>();
    private SimStation.Clock clock;
    private Station station;
    private Messenger messenger;
    private ReadinessTold told;
    private ReadinessBook book;

    @BeforeEach
    void live() throws IOException {
        var night = SimStation.well();
        clock = new SimStation.Clock(night.site().now());
        station = SimStation.on(night, folder, clock);
        messenger = new Messenger(station, said::add);
        book = new ReadinessBook(station, clock.instant());
        restart();
    }

    @AfterEach
    void leave() {
        messenger.close();
    }

    /// Another process of `serve` on the same state folder.
    private void restart() {
        told = new ReadinessTold(station, messenger, said::add);
    }

    private static Readings seen(Station at) throws IOException {
        var hosts = new TreeSet<>(at.site().hosts().keySet());
        return at.lookFor(hosts, new TreeSet<>(), List.of(), Readings.nothing());
    }

    private Readings withOldCaps() throws IOException {
        var night = SimStation.night("0s caps allow r\n60s evacuate kct09\n");
        return seen(SimStation.on(night, Files.createTempDirectory(folder, "b")));
    }

    /// What is said of what is known so much later.
    private String tells(Readings known, int secondsLater) throws IOException {
        said.clear();
        clock.later(secondsLater);
        book.conclude(known, known.newest());
        told.tell(book.keep(clock.instant()), book, clock.instant());
        return String.join("\n", said);
    }

    @Test
    void what_was_told_is_not_told_again_after_a_restart_and_what_has_changed_meanwhile_is()
            throws IOException {
        var well = seen(station);
        assertThat(tells(well, 1)).isEmpty();
        var old = withOldCaps();
        restart();
        assertThat(tells(old, 10)).isEmpty();
        assertThat(tells(old, 60)).startsWith("kct09 is not ready any more: caps: ");
        restart();
        assertThat(tells(old, 10)).isEmpty();
        assertThat(tells(old, 100)).isEmpty();
        restart();
        assertThat(tells(well, 10)).isEqualTo("kct09 is ready again");
    }

    @Test
    void what_was_told_before_and_cannot_be_read_is_said() throws IOException {
        Files.writeString(station.standingFile(), "{\"hosts\": ");
        restart();
        assertThat(said)
                .singleElement()
                .asString()
                .startsWith("What was told of the hosts before is not known: ")
                .contains("standing.json", "damaged");
    }

    @Test
    void what_was_told_is_kept_only_when_it_changes() throws IOException {
        var well = seen(station);
        tells(well, 1);
        Files.delete(station.standingFile());
        tells(well, 10);
        assertThat(station.standingFile()).doesNotExist();
    }
}
