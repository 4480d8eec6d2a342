package dev.lifeboat.store.postgres;

import dev.lifeboat.store.DatabaseUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// The programs of a PostgreSQL: the one that comes with Lifeboat, or one of the machine's.
///
/// @param bin the folder of initdb, pg_ctl and postgres
/// @param major such as 18; data of another major version cannot be read by it
public record ServerBinaries(Path bin, int major) {
    /// What the jar in pom.xml holds; a test asks the programs themselves.
    static final String VERSION = "18.6";

    private static final int MAJOR = 18;
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    /// Unpacks the programs that come with Lifeboat, once: of two commands at once on a new state
    /// folder the second waits for the first.
    static ServerBinaries unpacked(Path home) throws IOException {
        var folder = home.resolve("postgresql-" + VERSION);
        if (!Files.isDirectory(folder)) {
            try (var _ = Turn.take(home)) {
                unpackOnce(folder);
            }
        }
        return new ServerBinaries(folder.resolve("bin"), MAJOR);
    }

    private static void unpackOnce(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        var beside = folder.resolveSibling(folder.getFileName() + ".new");
        delete(beside);
        unpack(beside);
        Files.move(beside, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unpack(Path into) throws IOException {
        try (var archive = ServerBinaries.class.getResourceAsStream(ARCHIVE)) {
            if (archive == null) {
                throw new DatabaseUnavailable(
                        "This Lifeboat comes without a PostgreSQL for "
                                + System.getProperty("os.arch")
                                + ".",
                        "give it a server: database-url in the site file");
            }
            unpack(archive, into);
        }
    }

    private static void unpack(InputStream archive, Path into) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                var file = into.resolve(entry.getName()).normalize();
                if (!file.startsWith(into)) {
                    throw new IOException(ARCHIVE + " has a file outside of itself: " + file);
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.resolveSibling("."));
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, file);
                    if ((entry.getMode() & 0100) != 0) {
                        Files.setPosixFilePermissions(file, PROGRAM);
                    }
                }
            }
        }
    }

    private static final Set<PosixFilePermission> PROGRAM =
            Set.of(
                    PosixFilePermission.OWNER_READ,
                    PosixFilePermission.OWNER_WRITE,
                    PosixFilePermission.OWNER_EXECUTE);

    /// What an unpacking that was killed has left.
    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    String program(String name) {
        return bin.resolve(name).toString();
    }
}
