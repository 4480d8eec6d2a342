package dev.lifeboat.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.core.spi.Journal.Receipt;
import dev.lifeboat.sim.Night;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that end anywhere, hold anything, or are written by two at once.
class DamagedTest {
    private static final Instant AT = Instant.parse("2026-03-02T03:00:00Z");

    /// Each cut is a file of its own; a prime hits every kind of place.
    private static final int EVERY = 997;

    @TempDir private Path state;
    private Night night = Night.of("hosts: {}\nguests: {}\n", "");
    private RunId run = new RunId("none-1");

    @BeforeEach
    void open() throws IOException {
        var folder = Path.of("../sim/scenarios/003-good-caps");
        night =
                Night.of(
                        Files.readString(folder.resolve("site.yaml")),
                        Files.readString(folder.resolve("events.txt")));
        var plan = night.journal().plan(night.begin()).orElseThrow();
        run = new FileJournal(state).open(plan, AT);
    }

    private static void assertSaysWhatToDo(Callable<?> read, Path inTheWay) {
        assertThatThrownBy(read::call)
                .hasMessageContaining("cannot be read: the file is damaged")
                .hasMessageContaining("move " + inTheWay + " away and try again")
                .message()
                .hasLineCount(2);
    }

    @Test
    void readings_that_end_too_early_say_what_to_do() throws IOException {
        var file = state.resolve("readings.json");
        ReadingsFile.write(file, night.known());
        var whole = Files.readAllBytes(file);
        for (var length = 0; length < whole.length; length += EVERY) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertSaysWhatToDo(() -> ReadingsFile.read(file), file);
        }
        Files.writeString(file, "{\"readings\":[{\"kind\":\"power\",\"of\":\"host/kct09\"}]}");
        assertSaysWhatToDo(() -> ReadingsFile.read(file), file);
    }

    @Test
    void a_plan_that_ends_too_early_says_what_to_do() throws IOException {
        var folder = state.resolve("runs").resolve(run.name());
        var file = folder.resolve("plan.json");
        var whole = Files.readAllBytes(file);
        for (var length = 0; length < whole.length; length += EVERY) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertSaysWhatToDo(() -> new FileJournal(state).plan(run), folder);
        }
    }

    @Test
    void a_journal_that_was_tampered_with_is_not_written_on() throws IOException {
        var journal = new FileJournal(state);
        journal.claim(run, "one", AT);
        var folder = state.resolve("runs").resolve(run.name());
        Files.writeString(
                folder.resolve("journal.jsonl"), "not an entry\n", StandardOpenOption.APPEND);
        assertSaysWhatToDo(() -> new FileJournal(state).read(run), folder);
        assertThat(new FileJournal(state).claim(run, "two", AT))
                .isInstanceOfSatisfying(
                        Receipt.Failed.class,
                        failed -> assertThat(failed.because()).contains("entry 2 cannot be read"));
    }

    @Test
    void of_two_controllers_at_once_only_the_later_one_writes() throws Exception {
        var accepted = new ConcurrentLinkedQueue<Long>();
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = both.submit(() -> write(new FileJournal(state), "one", accepted));
            var two = both.submit(() -> write(new FileJournal(state), "two", accepted));
            one.get();
            two.get();
        }
        var entries = new FileJournal(state).read(run);
        assertThat(entries).hasSize(accepted.size());
        for (var i = 1; i < entries.size(); i++) {
            assertThat(entries.get(i).n()).isEqualTo(i + 1L);
            assertThat(entries.get(i).epoch()).isGreaterThanOrEqualTo(entries.get(i - 1).epoch());
        }
    }

    private void write(FileJournal journal, String name, ConcurrentLinkedQueue<Long> accepted) {
        if (journal.claim(run, name, AT) instanceof Receipt.Accepted(var claimed)) {
            accepted.add(claimed.n());
            for (var i = 0; i < 50; i++) {
                switch (journal.append(run, claimed.epoch(), AT, name, new Event.Paused())) {
                    case Receipt.Accepted(var entry) -> accepted.add(entry.n());
                    case Receipt.Stale _ -> {}
                    case Receipt.Failed(var because) -> throw new AssertionError(because);
                }
            }
        }
    }
}
