package dev.lifeboat.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.control.Watcher;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.sim.Night;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private static Night night(String scenario) throws IOException {
        var folder = Path.of("../sim/scenarios", scenario);
        return Night.of(
                Files.readString(folder.resolve("site.yaml")),
                Files.readString(folder.resolve("events.txt")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "001-kct09-storage-half",
                "002-kct09-the-whole-night",
                "029-restart-drill",
                "031-oob-drill",
                "040-full-drill",
                "041-full-drill-that-hangs-the-host",
                "043-lock-drill-on-a-canary"
            })
    void a_whole_night_reads_back_as_it_was_written(String scenario) throws IOException {
        var night = night(scenario);
        var run = night.begin();
        var plan = night.journal().plan(run).orElseThrow();
        night.carryOut(run, Watcher.NOBODY);
        var planText = Json.MAPPER.writeValueAsString(plan);
        assertThat(Json.MAPPER.readValue(planText, Plan.class)).isEqualTo(plan);
        assertThat(night.journal().read(run)).hasSizeGreaterThan(5);
        for (var entry : night.journal().read(run)) {
            var text = Json.MAPPER.writeValueAsString(entry);
            assertThat(Json.MAPPER.readValue(text, Entry.class)).isEqualTo(entry);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"001-kct09-storage-half", "002-kct09-the-whole-night"})
    void what_was_seen_reads_back_as_it_was_written(String scenario, @TempDir Path folder)
            throws IOException {
        var night = night(scenario);
        night.begin();
        var file = folder.resolve("readings.json");
        ReadingsFile.write(file, night.known());
        assertThat(ReadingsFile.read(file).seen()).isEqualTo(night.known().seen());
        assertThat(night.known().seen()).hasSizeGreaterThan(30);
    }
}
