package dev.lifeboat.server;

import dev.lifeboat.drivers.access.Secret;
import dev.lifeboat.store.DatabaseUnavailable;
import dev.lifeboat.store.FileJournal;
import dev.lifeboat.store.database.Database;
import dev.lifeboat.store.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;

/// Whether runs may go into plain files: only when nobody else can be carrying one out in the
/// database (docs/decisions/0006).
record FilesOnly(Path state, JournalChoice choice) {
    void check(FileJournal files) throws IOException {
        var busy =
                Desk.manned(Station.runtime(state)).stream()
                        .filter(run -> !files.has(run))
                        .findFirst();
        if (busy.isPresent()) {
            throw new JournalRefused(
                    "Run " + busy.get() + " of the database is being carried out on this machine.",
                    "end that process, then the same again");
        }
        if (choice.url().isPresent()) {
            checkServer(choice.url().get());
        } else {
            checkOwn();
        }
    }

    /// Nobody but this machine reaches a server of our own, so it is enough that it is dead.
    private void checkOwn() throws IOException {
        var home = Journals.home(state);
        var living = PostgresServer.living(home);
        if (living.isPresent()) {
            throw new JournalRefused(
                    "The database in " + home + " runs (process " + living.getAsLong() + ").",
                    "leave --journal file out; if it does not answer: kill -9 "
                            + living.getAsLong()
                            + "\n       loses nothing, then the same again");
        }
    }

    private void checkServer(Secret url) throws JournalRefused {
        if (answers(url)) {
            throw new JournalRefused("The database answers.", "leave --journal file out");
        }
        if (!choice.alone()) {
            throw new JournalRefused(
                    "The database does not answer here; a controller that still reaches it may be at"
                            + " work on the same host.",
                    "stop every other lifeboat serve, go and run of this site, then the same with"
                            + " --alone");
        }
    }

    private static boolean answers(Secret url) {
        try (var _ = Database.open(Journals.access(url))) {
            return true;
        } catch (DatabaseUnavailable _) {
            return false;
        }
    }
}
