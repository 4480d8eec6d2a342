package dev.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What goes wrong on the controller's own machine is said in a few calm lines.
@Execution(ExecutionMode.CONCURRENT) // each has a site of its own, and waits for its commands
class NothingLostTest {
    @TempDir private Path folder;

    @Test
    void of_two_go_at_once_one_opens_a_run_and_the_other_says_which() throws Exception {
        var site = FakeSite.in(folder);
        var words = new String[] {"go", "kct09", "--confirm=kct09", "--plain", "--journal=file"};
        var texts = List.of(folder.resolve("one.txt"), folder.resolve("two.txt"));
        var one = site.begin(texts.get(0), words);
        var two = site.begin(texts.get(1), words);
        var ended =
                Stream.of(FakeSite.ended(one, texts.get(0)), FakeSite.ended(two, texts.get(1)))
                        .sorted(Comparator.comparingInt(FakeSite.Ended::code))
                        .toList();
        assertThat(runs(site)).hasSize(1);
        assertThat(ended.getFirst().code()).as(ended.getFirst().said()).isEqualTo(3);
        assertThat(ended.getFirst().said())
                .contains("Nothing was done: another run has what this one needs.")
                .contains("next:  lifeboat run " + runs(site).getFirst());
        assertThat(ended.getLast().code()).as(ended.getLast().said()).isEqualTo(5);
    }

    private static List<String> runs(FakeSite site) throws IOException {
        try (var folders = Files.list(site.state().resolve("runs"))) {
            return folders.map(run -> run.getFileName().toString()).toList();
        }
    }

    @Test
    void a_damaged_file_is_said_in_a_few_lines_and_the_trace_is_kept_apart() throws Exception {
        var site = FakeSite.in(folder);
        var readings = site.state().resolve("readings.json");
        Files.writeString(readings, "{\"readings\":[{\"ki");
        var ended = site.run("plan", "kct09");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.said())
                .startsWith(
                        "Lifeboat itself failed: " + readings + ": what was seen cannot be read")
                .contains("\nnext:  copy it back")
                .doesNotContain("\tat ");
        var trace = ended.said().lines().filter(line -> line.startsWith("trace: ")).findFirst();
        assertThat(Path.of(trace.orElseThrow().substring("trace: ".length())))
                .content()
                .contains("\tat dev.lifeboat.store.ReadingsFile");
    }
}
