package dev.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Every password, key and secret address holds a canary; nothing that we say, write or call does.
@Execution(ExecutionMode.CONCURRENT) // each has a site of its own, and waits for its commands
class CanaryTest {
    @TempDir private Path folder;

    @Test
    void no_secret_is_said_written_or_put_in_a_command_line() throws Exception {
        var site = FakeSite.in(folder);
        var said = new ArrayList<String>();
        for (var words :
                new String[][] {
                    {"serve", "--once", "--journal=file"},
                    {"look", "kct09"},
                    {"look", "ceph"},
                    {"plan", "kct09"},
                    {"plan", "kct09", "--json"},
                    {"plan", "kct09", "--as-commands"},
                    {"go", "kct09", "--confirm=kct09", "--json", "--journal=file"},
                    {"run", "--help"},
                    {"muster", "kct09", "--json"},
                }) {
            var ended = site.run(words);
            assertThat(ended.code()).as("%s: %s", List.of(words), ended.said()).isNotEqualTo(2);
            said.add(ended.said());
        }
        assertThat(String.join("\n", said)).contains("kct09").doesNotContain(FakeSite.CANARY);
        assertThat(site.calls())
                .contains("fping ", "ipmitool ", "virsh ")
                .doesNotContain(FakeSite.CANARY);
        assertThat(written(site.state())).isNotEmpty();
        for (var file : written(site.state())) {
            var text = Files.readString(file, StandardCharsets.ISO_8859_1);
            assertThat(text.contains(FakeSite.CANARY)).as("%s", file).isFalse();
        }
    }

    private static List<Path> written(Path state) throws IOException {
        try (var files = Files.walk(state)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
