package dev.lifeboat.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.run.Epoch;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.core.spi.Journal.Receipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest {
    private static final Instant AT = Instant.parse("2026-03-02T03:00:00Z");
    @TempDir Path state;
    private FileJournal journal;
    private RunId run;

    @BeforeEach
    void open() {
        journal = new FileJournal(state);
        var goal = new Goal.Evacuate(new TreeSet<>(), new TreeSet<>());
        run =
                journal.open(
                        new Plan(
                                "7c1f", goal, AT, List.of(), new TreeMap<>(), List.of(), List.of()),
                        AT);
    }

    private Receipt append(Epoch epoch) {
        return journal.append(run, epoch, AT, "ops", new Event.Paused());
    }

    @Test
    void a_run_is_named_after_its_plan_and_counted() {
        assertThat(run).hasToString("7c1f-1");
        assertThat(journal.open(journal.plan(run).orElseThrow(), AT)).hasToString("7c1f-2");
        assertThat(journal.runs()).map(RunId::name).containsExactly("7c1f-1", "7c1f-2");
    }

    @Test
    void a_later_controller_shuts_the_earlier_one_out() {
        assertThat(journal.claim(run, "one", AT)).isInstanceOf(Receipt.Accepted.class);
        assertThat(append(new Epoch(1))).isInstanceOf(Receipt.Accepted.class);
        var second = new FileJournal(state);
        assertThat(second.claim(run, "two", AT)).isInstanceOf(Receipt.Accepted.class);
        assertThat(append(new Epoch(1))).isEqualTo(new Receipt.Stale(new Epoch(2)));
        assertThat(journal.holder(run)).isEqualTo(new Epoch(2));
        assertThat(journal.read(run)).hasSize(3).isEqualTo(second.read(run));
    }

    @Test
    void a_line_that_a_crash_left_half_written_was_never_accepted() throws IOException {
        journal.claim(run, "one", AT);
        var file = state.resolve("runs/7c1f-1/journal.jsonl");
        Files.writeString(file, "{\"run\":\"7c1f-1\",\"ep", StandardOpenOption.APPEND);
        var resumed = new FileJournal(state);
        assertThat(resumed.read(run)).hasSize(1);
        assertThat(resumed.claim(run, "two", AT)).isInstanceOf(Receipt.Accepted.class);
        assertThat(new FileJournal(state).read(run)).hasSize(2);
    }

    @Test
    void what_cannot_be_written_is_said_and_not_kept() {
        var full = new FileJournal(state);
        var missing = new RunId("dead-1");
        assertThat(full.append(missing, Epoch.NONE, AT, "ops", new Event.Paused()))
                .isInstanceOf(Receipt.Failed.class);
    }

    @Test
    void nobody_else_can_read_it() throws IOException {
        assertThat(Files.getPosixFilePermissions(state.resolve("runs"))).hasSize(3);
    }
}
