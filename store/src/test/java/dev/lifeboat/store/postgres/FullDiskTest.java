package dev.lifeboat.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.control.Runner;
import dev.lifeboat.core.run.Event;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With the lab's tests: mounting needs root.
@Tag("lab")
class FullDiskTest {
    /// An empty database is 39 MB, its write-ahead log 16 MB a piece.
    private static final String SIZE = "96m";

    @Test
    void a_full_disk_stops_the_run_before_the_act_and_loses_nothing(@TempDir Path disk)
            throws Exception {
        // The mount is in a namespace of its own and goes with the process.
        var inside =
                new ProcessBuilder(
                                List.of(
                                        "unshare",
                                        "--mount",
                                        "sh",
                                        "-c",
                                        "mount -t tmpfs -o size="
                                                + SIZE
                                                + " none \"$0\" && exec \"$@\"",
                                        disk.toString(),
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        FullDisk.class.getName(),
                                        disk.toString()))
                        .redirectErrorStream(true)
                        .start();
        var said = new String(inside.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        System.out.println(said);
        assertThat(inside.waitFor()).isZero();
        assertThat(said)
                .containsSubsequence(
                        "run, full: CannotWrite[because=the database at ",
                        "its disk is full]",
                        "acts without an intent: []",
                        "run, room again: " + new Runner.End.Over(Event.Ending.DONE),
                        "kept: true",
                        "acts without an intent: []",
                        "refused, full: Failed[because=the database at ",
                        "its disk is full",
                        "started, full: ",
                        "all that was accepted is there: true");
        // Whether it starts with no byte left depends on what it happens to have cached.
        assertThat(said)
                .containsPattern(
                        "started, full: (yes|no: .* the disk is full.\\nnext: {2}make room)");
    }
}
