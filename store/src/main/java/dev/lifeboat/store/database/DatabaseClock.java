package dev.lifeboat.store.database;

import com.github.kagkarlsson.scheduler.Clock;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/// The database's time, so that controllers whose clocks differ, or jump, agree on who is dead.
final class DatabaseClock implements Clock {
    /// What the machine sleeps through is not counted in between; a heartbeat must be right.
    private static final Duration ASK_AFTER = Duration.ofSeconds(1);

    private final Database database;
    private Instant told = Instant.EPOCH;
    private long toldAt;

    DatabaseClock(Database database) {
        this.database = database;
    }

    @Override
    public synchronized Instant now() {
        var since = Duration.ofNanos(System.nanoTime() - toldAt);
        if (told.equals(Instant.EPOCH) || since.compareTo(ASK_AFTER) > 0) {
            ask();
        }
        return told.plusNanos(System.nanoTime() - toldAt);
    }

    /// Without an answer the last one goes on; nothing can be written then anyway.
    private void ask() {
        try (var connection = database.connections().getConnection();
                var ask = connection.createStatement();
                var answer = ask.executeQuery("select clock_timestamp()")) {
            answer.next();
            toldAt = System.nanoTime();
            told = answer.getObject(1, OffsetDateTime.class).toInstant();
        } catch (SQLException _) {
            if (told.equals(Instant.EPOCH)) {
                toldAt = System.nanoTime();
                told = Instant.now();
            }
        }
    }
}
