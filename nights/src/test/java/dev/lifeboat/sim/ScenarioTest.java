package dev.lifeboat.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each scenario folder is one night whose transcript is compared whole. `-Dlifeboat.rewrite=true`
/// writes what happened as the new expectation; read the diff.
class ScenarioTest {
    private static final Path SCENARIOS = Path.of("../sim/scenarios");

    static Stream<String> scenarios() throws IOException {
        try (var folders = Files.list(SCENARIOS)) {
            return folders
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void a_night_goes_as_its_transcript_says(String name) throws IOException {
        var folder = SCENARIOS.resolve(name);
        var night =
                Night.of(
                        Files.readString(folder.resolve("site.yaml")),
                        Files.readString(folder.resolve("events.txt")));
        night.live();
        var expected = folder.resolve("expected.transcript");
        if (Boolean.getBoolean("lifeboat.rewrite")) {
            Files.writeString(expected, night.site().transcript().toString());
        }
        assertThat(night.site().transcript()).hasToString(Files.readString(expected));
        assertThat(night.site().invariants().broken()).isEmpty();
    }
}
