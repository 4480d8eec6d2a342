package dev.lifeboat.store.postgres;

import java.io.IOException;
import java.nio.file.Path;

/// A PostgreSQL of our own for tests of other packages.
public final class TestServer {
    private TestServer() {}

    public static PostgresServer start(Path home) throws IOException {
        return PostgresServer.open(home, Programs.ours());
    }
}
