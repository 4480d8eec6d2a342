package dev.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteFileWatchTest {
    @TempDir private Path folder;

    private final List<String> said = new ArrayList<>();
    private int written;

    private void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
        var at = Instant.now().plus(Duration.ofSeconds(++written));
        Files.setLastModifiedTime(file, FileTime.from(at));
    }

    @Test
    void a_site_file_that_is_written_while_serve_runs_is_told_once_and_that_it_is_as_before()
            throws IOException {
        var file = folder.resolve("lifeboat.yaml");
        write(file, "site: nl1");
        var watch = new SiteFileWatch(file, said::add);
        write(file, "site: nl1");
        watch.look();
        assertThat(said).as("written, and the same").isEmpty();
        write(file, "site: nl2");
        watch.look();
        watch.look();
        assertThat(said)
                .containsExactly(
                        file
                                + " has changed: serve goes on with what it read when it began,"
                                + " other commands do not.\nnext:  begin serve anew");
        Files.delete(file);
        watch.look();
        assertThat(said.getLast()).contains(" cannot be read any more: serve goes on with");
        write(file, "site: nl1");
        watch.look();
        assertThat(said.getLast()).isEqualTo("The site file is again what serve has read.");
        assertThat(said).hasSize(3);
    }
}
