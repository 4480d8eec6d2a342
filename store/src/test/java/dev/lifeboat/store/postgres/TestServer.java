package dev.lifeboat.store.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A PostgreSQL of our own for tests that do not ask how one is made: each gets a copy of one that
/// was made once for all tests of this process. Making it takes 2 s of a core, a copy a tenth.
public final class TestServer {
    private static final Path MADE = Path.of("target", "made-once").toAbsolutePath();

    private static boolean made;

    private TestServer() {}

    public static PostgresServer start(Path home) throws IOException {
        prepare(home);
        return PostgresServer.open(home, Programs.ours());
    }

    /// As after a first start that has ended in order; whoever opens it next makes nothing.
    static void prepare(Path home) throws IOException {
        make();
        Files.createDirectories(home.resolveSibling("."));
        try (var files = Files.walk(MADE)) {
            for (var file : files.toList()) {
                Files.copy(
                        file,
                        home.resolve(MADE.relativize(file)),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static synchronized void make() throws IOException {
        if (!made) {
            ServerBinaries.delete(MADE);
            PostgresServer.open(MADE, Programs.ours()).close();
            made = true;
        }
    }
}
