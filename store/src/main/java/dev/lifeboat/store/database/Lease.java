package dev.lifeboat.store.database;

import dev.lifeboat.core.run.RunId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Keeps other controllers from taking a run over, while a command carries it out itself.
///
/// The run's line in the dispatch table falls due for everybody after [#GOOD_FOR]; the lease moves
/// that ahead of itself, by the database's clock. A controller that is killed or frozen stops doing
/// so. What it protects is time, not safety: that is the epoch's.
public final class Lease implements AutoCloseable {
    /// As `lifeboat serve` tells it by heartbeats: each 2 s, dead when six are missed.
    static final Duration HEARTBEAT = Duration.ofSeconds(2);

    static final int MISSED = 6;

    static final Duration GOOD_FOR = HEARTBEAT.multipliedBy(MISSED);

    /// Who has the line `picked` tells by its own heartbeats that it lives.
    private static final String NOBODY_ELSE_HAS_IT =
            "(not old.picked or old.last_heartbeat < now() - interval '"
                    + GOOD_FOR.toSeconds()
                    + " seconds')";

    private static final String MOVE =
            "insert into scheduled_tasks as old"
                    + " (task_name, task_instance, execution_time, picked, version)"
                    + " values ('"
                    + Dispatch.TASK
                    + "', ?, now() + ? * interval '1 millisecond', false, 1)"
                    + " on conflict (task_name, task_instance) do update"
                    + " set execution_time = excluded.execution_time, picked = false,"
                    + " picked_by = null, last_heartbeat = null, version = old.version + 1"
                    + " where "
                    + NOBODY_ELSE_HAS_IT;

    private static final String FORGET =
            "delete from scheduled_tasks as old where task_name = '"
                    + Dispatch.TASK
                    + "' and task_instance = ? and "
                    + NOBODY_ELSE_HAS_IT;

    private final Database database;
    private final RunId run;
    private final ScheduledExecutorService beat =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("lease").factory());

    private Lease(Database database, RunId run) {
        this.database = database;
        this.run = run;
    }

    public static Lease hold(Database database, RunId run) {
        var lease = new Lease(database, run);
        var _ =
                lease.beat.scheduleAtFixedRate(
                        () -> lease.quietly(connection -> due(connection, run, GOOD_FOR)),
                        0,
                        HEARTBEAT.toMillis(),
                        TimeUnit.MILLISECONDS);
        return lease;
    }

    /// With a run that is only being opened: if its controller dies at once, another takes it.
    static void announce(Connection connection, RunId run) throws SQLException {
        due(connection, run, GOOD_FOR);
    }

    private static void due(Connection connection, RunId run, Duration in) throws SQLException {
        try (var move = connection.prepareStatement(MOVE)) {
            move.setString(1, run.name());
            move.setLong(2, in.toMillis());
            move.executeUpdate();
        }
    }

    public void leave(Left left) {
        beat.shutdownNow();
        switch (left) {
            case OVER -> quietly(connection -> forget(connection, run));
            case FREE -> quietly(connection -> due(connection, run, Duration.ZERO));
            case TAKEN -> {}
        }
    }

    private static void forget(Connection connection, RunId run) throws SQLException {
        try (var forget = connection.prepareStatement(FORGET)) {
            forget.setString(1, run.name());
            forget.executeUpdate();
        }
    }

    private interface Write {
        void on(Connection connection) throws SQLException;
    }

    private void quietly(Write write) {
        try (var connection = database.connections().getConnection()) {
            write.on(connection);
        } catch (SQLException _) {
            // The next beat tries again, and who is not heard for long enough has lost the run;
            // a run that is over and still in the table is found to be over by who takes it.
            return;
        }
    }

    @Override
    public void close() {
        beat.shutdownNow();
    }
}
