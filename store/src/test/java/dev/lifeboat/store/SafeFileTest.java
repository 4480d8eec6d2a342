package dev.lifeboat.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeFileTest {
    private static final int TIMES = 20;

    @TempDir private Path folder;

    private static Callable<Void> writing(Path file, int length, char what) {
        var content = new byte[length];
        Arrays.fill(content, (byte) what);
        return () -> {
            for (var time = 0; time < TIMES; time++) {
                SafeFile.write(file, content);
            }
            return null;
        };
    }

    @Test
    void of_two_that_write_at_the_same_time_the_file_is_one_of_theirs_and_whole() throws Exception {
        var file = folder.resolve("readings.json");
        try (var threads = Executors.newFixedThreadPool(2)) {
            var long3 = threads.submit(writing(file, 3_000_000, 'a'));
            var short1 = threads.submit(writing(file, 1_000_000, 'b'));
            while (!long3.isDone() || !short1.isDone()) {
                if (Files.exists(file)) {
                    var text = Files.readString(file);
                    assertThat(text.chars().distinct().count()).isEqualTo(1);
                    assertThat(text).hasSize(text.charAt(0) == 'a' ? 3_000_000 : 1_000_000);
                }
            }
            long3.get();
            short1.get();
        }
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void what_a_killed_one_left_half_written_is_removed_when_nobody_can_be_writing_it()
            throws IOException {
        var file = folder.resolve("readings.json");
        var left = Files.writeString(folder.resolve("readings.json.4711-1.new"), "{");
        var fresh = Files.writeString(folder.resolve("readings.json.4712-1.new"), "{");
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        SafeFile.write(file, new byte[] {'x'});
        assertThat(file).hasContent("x");
        assertThat(left).doesNotExist();
        assertThat(fresh).exists();
    }
}
