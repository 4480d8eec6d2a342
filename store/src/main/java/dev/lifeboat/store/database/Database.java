package dev.lifeboat.store.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.lifeboat.store.DatabaseUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// A PostgreSQL with Lifeboat's tables in it, and connections to it that never wait for long.
public final class Database implements AutoCloseable {
    static final String SCHEMA = "lifeboat";

    /// The newest of the migrations; a test compares it with the files.
    static final int NEWEST = 2;

    /// Of PostgreSQL: what we lean on is there from this version on.
    private static final int OLDEST_SERVER = 15;

    /// A run needs one at a time; the rest is for its hands, the dispatch and pages.
    private static final int CONNECTIONS = 8;

    private final HikariDataSource pool;
    private final String where;

    private Database(HikariDataSource pool, String where) {
        this.pool = pool;
        this.where = where;
    }

    /// @throws DatabaseUnavailable with what to do next
    public static Database open(DatabaseAccess access) throws DatabaseUnavailable {
        try (var connection = access.connect()) {
            prepare(access, connection);
        } catch (SQLException e) {
            throw new DatabaseUnavailable(
                    "The database at " + access + " cannot be used: " + Trouble.of(e) + ".",
                    "see that it runs and lets us in (psql, pg_hba.conf, database-url in the site"
                            + " file); "
                            + DatabaseUnavailable.WAY_OUT);
        }
        return new Database(new HikariDataSource(settings(access)), access.toString());
    }

    private static void prepare(DatabaseAccess access, Connection connection)
            throws SQLException, DatabaseUnavailable {
        var server = connection.getMetaData().getDatabaseMajorVersion();
        if (server < OLDEST_SERVER) {
            throw new DatabaseUnavailable(
                    "The database at " + access + " is PostgreSQL " + server + ".",
                    "give Lifeboat one of version " + OLDEST_SERVER + " or newer");
        }
        var found = version(connection).orElse(0);
        if (found > NEWEST) {
            throw new DatabaseUnavailable(
                    "The database at " + access + " was used by a newer Lifeboat.",
                    "use that version here too; an older one would not understand its runs");
        }
        if (found < NEWEST) {
            migrate(access);
        }
    }

    /// Asked first: most commands find everything in place and need not load Flyway.
    private static Optional<Integer> version(Connection connection) throws SQLException {
        try (var ask = connection.createStatement()) {
            try (var known =
                    ask.executeQuery(
                            "select to_regclass('" + SCHEMA + ".flyway_schema_history')")) {
                known.next();
                if (known.getString(1) == null) {
                    return Optional.empty();
                }
            }
            try (var newest =
                    ask.executeQuery(
                            "select max(version::int) from "
                                    + SCHEMA
                                    + ".flyway_schema_history where success")) {
                newest.next();
                return Optional.of(newest.getInt(1));
            }
        }
    }

    private static void migrate(DatabaseAccess access) throws DatabaseUnavailable {
        try {
            Flyway.configure()
                    .dataSource(
                            access.url(),
                            access.login().getProperty("user"),
                            access.login().getProperty("password"))
                    .jdbcProperties(DatabaseAccess.unhurried())
                    .locations("classpath:dev/lifeboat/store/migrations")
                    .schemas(SCHEMA)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new DatabaseUnavailable(
                    "The tables of Lifeboat cannot be made at "
                            + access
                            + ": "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    "let its user make them: alter database ... owner to ..., then the same again");
        }
    }

    private static HikariConfig settings(DatabaseAccess access) {
        var settings = new HikariConfig();
        settings.setPoolName(SCHEMA);
        settings.setJdbcUrl(access.url());
        settings.setDataSourceProperties(access.login());
        settings.addDataSourceProperty("connectTimeout", seconds());
        settings.addDataSourceProperty("socketTimeout", seconds());
        settings.addDataSourceProperty("ApplicationName", "lifeboat");
        settings.setConnectionInitSql(
                "set statement_timeout = "
                        + Limits.STATEMENT.toMillis()
                        + "; set lock_timeout = "
                        + Limits.LOCK.toMillis()
                        + "; set idle_in_transaction_session_timeout = "
                        + Limits.IDLE_IN_TRANSACTION.toMillis()
                        + "; set synchronous_commit = on; set search_path = "
                        + SCHEMA);
        settings.setMaximumPoolSize(CONNECTIONS);
        settings.setMinimumIdle(1);
        settings.setConnectionTimeout(Limits.CONNECTION.toMillis());
        settings.setValidationTimeout(Limits.CONNECTION_TEST.toMillis());
        settings.setInitializationFailTimeout(-1);
        return settings;
    }

    private static String seconds() {
        return Long.toString(Limits.SILENCE.toSeconds());
    }

    public boolean answers() {
        try (var connection = pool.getConnection()) {
            return connection.isValid((int) Limits.SILENCE.toSeconds());
        } catch (SQLException _) {
            return false;
        }
    }

    DataSource connections() {
        return pool;
    }

    @Override
    public String toString() {
        return where;
    }

    @Override
    public void close() {
        pool.close();
    }
}
