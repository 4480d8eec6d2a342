package dev.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedTryTest {
    @TempDir private Path folder;

    @Test
    void the_simulated_night_ends_with_the_muster_as_the_real_one_does() throws Exception {
        var ended = FakeSite.in(folder).run("try", "--simulated", "--no-page");
        assertThat(ended.code()).isZero();
        var lines = ended.said().lines().toList();
        var muster = lines.indexOf("SIMULATED");
        assertThat(lines.subList(0, muster - 1))
                .allSatisfy(line -> assertThat(line).startsWith("SIMULATED "));
        assertThat(lines.get(muster - 2)).matches("SIMULATED Run [0-9a-f]{4}-1 is done\\.");
        assertThat(lines.subList(muster + 1, lines.size()))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80))
                .anySatisfy(line -> assertThat(line).startsWith("8 guests of kct09: 8 well "))
                .contains("  well on kct10  db-1  dns  web-1  web-3")
                .last()
                .asString()
                .startsWith("next:  sudo ./lifeboat try --yes");
    }
}
