package dev.lifeboat.server;

import dev.lifeboat.core.run.RunId;
import dev.lifeboat.core.spi.Journal;
import dev.lifeboat.drivers.access.Secret;
import dev.lifeboat.store.FileJournal;
import dev.lifeboat.store.TwoJournals;
import dev.lifeboat.store.database.Database;
import dev.lifeboat.store.database.DatabaseAccess;
import dev.lifeboat.store.database.Dispatch;
import dev.lifeboat.store.database.Lease;
import dev.lifeboat.store.database.PostgresJournal;
import dev.lifeboat.store.postgres.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The journal of a site, opened when it is first needed: what only looks and plans works with the
/// database dead, and does not wait for it (facts/fence.md R10).
public final class Journals implements AutoCloseable {
    private final Path state;
    private final JournalChoice choice;
    private @Nullable PostgresServer server;
    private @Nullable Database database;
    private @Nullable Journal journal;

    Journals(Path state, JournalChoice choice) {
        this.state = state;
        this.choice = choice;
    }

    /// @throws UncheckedIOException of a [DatabaseUnavailable], which says what to do next
    public synchronized Journal get() {
        try {
            return journal == null ? open() : journal;
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /// Begins to open it, for a command that looks around first: that takes as long. Whoever gets it
    /// is told what went wrong.
    public void prepare() {
        Thread.ofVirtual()
                .name("open the journal")
                .start(() -> {
                    try {
                        get();
                    } catch (UncheckedIOException _) {
                        return;
                    }
                });
    }

    /// After the database was away: a server of our own that has died is started again.
    public synchronized Journal reopen() {
        close();
        return get();
    }

    /// Whether the database takes entries now.
    synchronized boolean answers() {
        return database != null && database.answers();
    }

    private Journal open() throws IOException {
        var files = new FileJournal(state);
        Journal opened;
        if (choice.inFiles()) {
            new FilesOnly(state, choice).check(files);
            opened = files;
        } else {
            var open = Database.open(access());
            database = open;
            opened = new TwoJournals(files, new PostgresJournal(open, files::has));
        }
        journal = opened;
        return opened;
    }

    private DatabaseAccess access() throws IOException {
        if (choice.url().isPresent()) {
            return access(choice.url().get());
        }
        var own = PostgresServer.open(home(state));
        server = own;
        return own.access();
    }

    static DatabaseAccess access(Secret url) {
        return url.reveal(DatabaseAccess::of);
    }

    static Path home(Path state) {
        return state.resolve("postgres");
    }

    /// Keeps a run that is carried out here from being taken over. Runs in plain files have one
    /// controller.
    public synchronized Optional<Lease> lease(RunId run) {
        return database == null || new FileJournal(state).has(run)
                ? Optional.empty()
                : Optional.of(Lease.hold(database, run));
    }

    /// Takes over what nobody carries out; empty for plain files.
    public synchronized Optional<Dispatch> dispatch(String me, Dispatch.Carrier carrier) {
        get();
        return Optional.ofNullable(database).map(open -> Dispatch.start(open, me, carrier));
    }

    @Override
    public synchronized void close() {
        if (database != null) {
            database.close();
        }
        try {
            if (server != null) {
                server.close();
            }
        } catch (IOException _) {
            // It goes on running; the next command finds it.
            server = null;
        }
        server = null;
        database = null;
        journal = null;
    }
}
