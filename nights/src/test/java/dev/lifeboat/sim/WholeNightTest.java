package dev.lifeboat.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.control.Runner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What hands do not do stays undone, and nothing goes on without it.
class WholeNightTest {
    private static final Path FOLDER = Path.of("../sim/scenarios/002-kct09-the-whole-night");

    @ParameterizedTest
    @ValueSource(strings = {"moves Z1D04A", "moves Z1D04B", "rebuilds", "configures"})
    void the_spare_is_not_switched_on_before_every_hand_has_done_its_part(String undone)
            throws IOException {
        var events =
                Files.readString(FOLDER.resolve("events.txt"))
                        .replaceFirst(".*operator " + undone + ".*\n", "");
        var night = Night.of(Files.readString(FOLDER.resolve("site.yaml")), events);
        assertThat(night.live()).isInstanceOf(Runner.End.Idle.class);
        assertThat(night.site().transcript().lines())
                .noneMatch(line -> line.endsWith("switch on spare1"))
                .noneMatch(line -> line.contains("break lock"));
    }
}
