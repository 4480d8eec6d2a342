package dev.lifeboat.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.readiness.CheckId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
    @EnumSource(CheckId.class)
    void of_each_check_there_is_a_night_before_which_it_names_the_fault_first_and_the_fix_mends_it(
            CheckId check) throws IOException {
        var mended =
                Pattern.compile(
                        "(?s) ready +(\\S+) is (NOT READY|UNPROVEN)\n\\s*\\d+s ready +(BLOCKED|UNPROVEN) "
                                + check
                                + ": .* ready +\\1 is READY\n");
        assertThat(scenarios().map(ScenarioTest::transcript))
                .anyMatch(transcript -> mended.matcher(transcript).find());
    }

    private static String transcript(String name) {
        try {
            return Files.readString(SCENARIOS.resolve(name).resolve("expected.transcript"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
