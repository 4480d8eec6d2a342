package dev.lifeboat.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.contract.JournalContract;
import dev.lifeboat.core.spi.Journal;
import dev.lifeboat.core.spi.Journal.Receipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest extends JournalContract {
    @TempDir Path state;

    @Override
    protected Journal open() {
        return new FileJournal(state);
    }

    @Override
    protected Journal openAgain() {
        return new FileJournal(state);
    }

    @Test
    void a_line_that_a_crash_left_half_written_was_never_accepted() throws IOException {
        journal.claim(run, "one", AT);
        var file = state.resolve("runs/7c1f-1/journal.jsonl");
        Files.writeString(file, "{\"run\":\"7c1f-1\",\"ep", StandardOpenOption.APPEND);
        var resumed = openAgain();
        assertThat(resumed.read(run)).hasSize(1);
        assertThat(resumed.claim(run, "two", AT)).isInstanceOf(Receipt.Accepted.class);
        assertThat(openAgain().read(run)).hasSize(2);
    }

    @Test
    void nobody_else_can_read_it() throws IOException {
        assertThat(Files.getPosixFilePermissions(state.resolve("runs"))).hasSize(3);
    }
}
