package dev.lifeboat.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.run.Epoch;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.spi.Journal.Receipt;
import dev.lifeboat.store.DatabaseUnavailable;
import dev.lifeboat.store.database.Database;
import dev.lifeboat.store.database.PostgresJournal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A database that hangs must not hang the run: neither what it writes nor what a hand asks.
class FrozenDatabaseTest {
    private static final Instant AT = Instant.parse("2026-03-02T03:00:00Z");

    @Test
    void a_frozen_database_refuses_and_goes_on_when_it_wakes(@TempDir Path home) throws Exception {
        try (var server = TestServer.start(home);
                var database = Database.open(server.access())) {
            var journal = new PostgresJournal(database, _ -> false);
            var goal = new Goal.Evacuate(new TreeSet<>(), new TreeSet<>());
            var plan = new Plan("7c1f", goal, AT, List.of(), new TreeMap<>(), List.of(), List.of());
            var run = journal.open(plan, AT);
            journal.claim(run, "ops2", AT);
            var postmaster = Postmaster.in(home.toRealPath().resolve("data")).orElseThrow();
            signal("STOP", postmaster);
            try {
                var began = System.nanoTime();
                assertThat(journal.append(run, new Epoch(1), AT, "ops2", new Event.Paused()))
                        .isInstanceOf(Receipt.Failed.class);
                System.out.println(
                        "refused after " + (System.nanoTime() - began) / 1_000_000 + " ms");
                assertThatThrownBy(() -> journal.holder(run))
                        .hasCauseInstanceOf(DatabaseUnavailable.class)
                        .hasMessageContaining("does not answer");
            } finally {
                signal("CONT", postmaster);
            }
            assertThat(journal.claim(run, "ops2", AT)).isInstanceOf(Receipt.Accepted.class);
        }
    }

    /// To the server and every process that serves a connection.
    private static void signal(String name, Postmaster to) throws Exception {
        var server = ProcessHandle.of(to.pid()).orElseThrow();
        for (var process : Stream.concat(Stream.of(server), server.descendants()).toList()) {
            var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
            assertThat(kill.waitFor()).isZero();
        }
    }
}
