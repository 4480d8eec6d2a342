package dev.lifeboat.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeboat.contract.JournalContract;
import dev.lifeboat.core.spi.Journal;
import dev.lifeboat.store.database.Database;
import dev.lifeboat.store.database.Fresh;
import dev.lifeboat.store.database.PostgresJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The journal's contract on a PostgreSQL of some version.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PostgresJournalContract extends JournalContract {
    private final List<Database> views = new ArrayList<>();
    private PostgresServer server;

    abstract PostgresServer start(Path home) throws IOException;

    @BeforeAll
    void start_the_server(@TempDir Path home) throws IOException {
        server = start(home);
    }

    @AfterAll
    void stop_the_server() throws IOException {
        server.close();
    }

    @Override
    protected Journal open() {
        try {
            var access = Fresh.on(server.access());
            views.add(Database.open(access));
            views.add(Database.open(access));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PostgresJournal(views.getFirst(), _ -> false);
    }

    @Override
    protected Journal openAgain() {
        return new PostgresJournal(views.getLast(), _ -> false);
    }

    @Test
    void who_loses_the_connection_while_alone_has_written_nothing() {
        assertThatThrownBy(() ->
                        journal.alone(held -> {
                            var opened = held.open(plan("dead"), AT);
                            cutOff();
                            return opened;
                        }))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot be used");
        assertThat(openAgain().runs()).containsExactly(run);
        assertThat(openAgain().open(plan("dead"), AT)).hasToString("dead-1");
    }

    /// As the server does it to a controller that is frozen there.
    private void cutOff() {
        try (var connection = server.access().connect();
                var cut = connection.createStatement()) {
            cut.execute(
                    "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void close_the_views() {
        views.forEach(Database::close);
        views.clear();
    }
}
