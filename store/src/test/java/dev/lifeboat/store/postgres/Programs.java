package dev.lifeboat.store.postgres;

import java.io.IOException;
import java.nio.file.Path;

/// Our PostgreSQL's programs, unpacked once for all tests.
final class Programs {
    private Programs() {}

    static ServerBinaries ours() throws IOException {
        return ServerBinaries.unpacked(Path.of("target").toAbsolutePath());
    }
}
