package dev.lifeboat.store.database;

import dev.lifeboat.core.spi.Journal.Receipt;
import dev.lifeboat.store.DatabaseUnavailable;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;

/// Where statements go: each to a connection of the pool, or all of them into one transaction.
///
/// @param one the connection whose transaction has the turn
record Sessions(Database database, Optional<Connection> one) {
    /// Of PostgreSQL's advisory locks, which are a number each, the one that we use: "LIFEBOAT" in
    /// ASCII, so that nobody else in a shared database has the same.
    private static final long TURN = 0x4C49_4645_424F_4154L;

    interface Ask<T> {
        T on(Connection connection) throws SQLException;
    }

    static Sessions of(Database database) {
        return new Sessions(database, Optional.empty());
    }

    /// One transaction, and nobody else's meanwhile. A controller that is frozen in it loses it
    /// ([Limits#IDLE_IN_TRANSACTION]), and with it all that it wrote there.
    <T> T alone(Function<Sessions, T> deed) {
        if (one.isPresent()) {
            return deed.apply(this);
        }
        return ask(connection -> {
            connection.setAutoCommit(false);
            takeTurn(connection);
            var done = deed.apply(new Sessions(database, Optional.of(connection)));
            connection.commit();
            return done;
        });
    }

    /// Asked for again and again: a statement that waited for so long would be given up.
    private static void takeTurn(Connection connection) throws SQLException {
        var until = System.nanoTime() + Limits.TURN.toNanos();
        try (var ask = connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
            ask.setLong(1, TURN);
            while (!isMine(ask)) {
                if (System.nanoTime() > until) {
                    throw new SQLException(
                            "another controller has been opening a run for "
                                    + Limits.TURN.toSeconds()
                                    + " s");
                }
                Thread.sleep(Limits.TURN_ASKED_EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("this command was stopped", e);
        }
    }

    private static boolean isMine(PreparedStatement ask) throws SQLException {
        try (var answer = ask.executeQuery()) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    /// In a transaction that has the turn nothing can be taken for failed by itself: this throws.
    Receipt write(Ask<Receipt> write) {
        if (one.isPresent()) {
            return ask(write);
        }
        try {
            return on(write);
        } catch (SQLException e) {
            return new Receipt.Failed(
                    "the database at " + database + " cannot be used: " + Trouble.of(e));
        }
    }

    <T> T ask(Ask<T> ask) {
        try {
            return on(ask);
        } catch (SQLException e) {
            var unavailable =
                    new DatabaseUnavailable(
                            "The database at "
                                    + database
                                    + " cannot be used: "
                                    + Trouble.of(e)
                                    + ".",
                            "the same again when it answers; " + DatabaseUnavailable.WAY_OUT);
            throw new UncheckedIOException(unavailable.getMessage(), unavailable);
        }
    }

    private <T> T on(Ask<T> ask) throws SQLException {
        if (one.isPresent()) {
            return ask.on(one.get());
        }
        try (var connection = database.connections().getConnection()) {
            return ask.on(connection);
        }
    }
}
