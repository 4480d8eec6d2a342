package dev.lifeboat.store.postgres;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/// On Debian 12's PostgreSQL 15, the oldest that Lifeboat takes; with the lab's tests, since the
/// gate installs packages only for those.
@Tag("lab")
class DebianPostgresJournalTest extends PostgresJournalContract {
    private static final Path BIN = Path.of("/usr/lib/postgresql/15/bin");

    @Override
    PostgresServer start(Path home) throws IOException {
        return PostgresServer.open(home, new ServerBinaries(BIN, 15));
    }
}
