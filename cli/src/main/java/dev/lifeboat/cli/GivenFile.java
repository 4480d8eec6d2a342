package dev.lifeboat.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Function;

/// A file that a person names, where `-` is standard input.
final class GivenFile {
    static final String STANDARD_INPUT = "-";

    /// Of a list of hardware. The largest real ones, lshw's, have less than one.
    private static final int MOST_MEBIBYTES = 64;

    private GivenFile() {}

    /// All of a small one.
    static byte[] bytes(String name) throws IOException {
        try (var in = open(name)) {
            var bytes = in.readNBytes((MOST_MEBIBYTES << 20) + 1);
            if (bytes.length > MOST_MEBIBYTES << 20) {
                throw new Stop(Exit.USAGE, name + " is larger than " + MOST_MEBIBYTES + " MiB.");
            }
            return bytes;
        }
    }

    private static InputStream open(String name) throws IOException {
        if (name.equals(STANDARD_INPUT)) {
            return System.in;
        }
        var file = Path.of(name);
        if (Files.isDirectory(file)) {
            throw new Stop(Exit.USAGE, name + " is a folder, not a file.");
        }
        try {
            return Files.newInputStream(file);
        } catch (NoSuchFileException _) {
            throw new Stop(Exit.USAGE, "There is no file " + name + ".");
        } catch (AccessDeniedException _) {
            throw new Stop(Exit.USAGE, "There is no permission to read " + name + ".");
        }
    }

    /// One that is read from more than one place: standard input is kept in a file meanwhile.
    static <T> T with(String name, Function<Path, T> read) throws IOException {
        if (!name.equals(STANDARD_INPUT)) {
            return read.apply(Path.of(name));
        }
        var kept = Files.createTempFile("lifeboat-", ".img");
        try {
            Files.copy(System.in, kept, StandardCopyOption.REPLACE_EXISTING);
            return read.apply(kept);
        } finally {
            Files.delete(kept);
        }
    }
}
