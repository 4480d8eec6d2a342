package dev.lifeboat.store.postgres;

import java.io.IOException;
import java.nio.file.Path;

/// On the PostgreSQL that comes with Lifeboat.
class OwnPostgresJournalTest extends PostgresJournalContract {
    @Override
    PostgresServer start(Path home) throws IOException {
        return TestServer.start(home);
    }
}
