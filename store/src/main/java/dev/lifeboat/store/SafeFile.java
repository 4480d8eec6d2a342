package dev.lifeboat.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;

/// Files that are either the old or the new one after a crash, never half of each.
public final class SafeFile {
    private static final String NEW = ".new";

    /// The largest takes seconds to write, also on a slow disk.
    private static final Duration LEFT_AFTER = Duration.ofHours(1);

    private static final int CHUNK_BYTES = 1 << 16;

    /// What is written, piece by piece.
    interface Content {
        void to(OutputStream out) throws IOException;
    }

    private SafeFile() {}

    /// Writes beside, flushes to disk, and renames over. Of two that write at the same time the
    /// last one's counts, whole: each has a file of its own beside.
    public static void write(Path file, byte[] content) throws IOException {
        write(file, out -> out.write(content));
    }

    /// The same of what is too much to be held in memory once more.
    static void write(Path file, Content content) throws IOException {
        removeLeft(file);
        var beside = beside(file);
        try (var channel =
                FileChannel.open(
                        beside,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            var out = new BufferedOutputStream(Channels.newOutputStream(channel), CHUNK_BYTES);
            content.to(out);
            out.flush();
            channel.force(true);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        flushFolder(file.resolveSibling("."));
    }

    /// The one that this thread writes before it becomes the file: `serve` and a command write what
    /// was seen at the same time.
    public static Path beside(Path file) {
        var mine = ProcessHandle.current().pid() + "-" + Thread.currentThread().threadId();
        return file.resolveSibling(file.getFileName() + "." + mine + NEW);
    }

    /// What was killed while it wrote leaves its file beside, and nobody writes that any more.
    private static void removeLeft(Path file) throws IOException {
        var tooOld = Instant.now().minus(LEFT_AFTER);
        try (var all = Files.newDirectoryStream(file.resolveSibling("."), isBeside(file))) {
            for (var left : all) {
                if (isOlder(left, tooOld)) {
                    Files.deleteIfExists(left);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private static DirectoryStream.Filter<Path> isBeside(Path file) {
        return other -> {
            var name = other.getFileName().toString();
            return name.startsWith(file.getFileName() + ".") && name.endsWith(NEW);
        };
    }

    private static boolean isOlder(Path left, Instant time) throws IOException {
        try {
            var written = Files.getLastModifiedTime(left, LinkOption.NOFOLLOW_LINKS);
            return written.toInstant().isBefore(time);
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    /// Differs when the file was written since, without reading it.
    public static String stamp(Path file) throws IOException {
        return Files.exists(file)
                ? Files.getLastModifiedTime(file) + " " + Files.size(file)
                : "nothing";
    }

    /// A folder that only we can read: plans name hosts, guests and addresses.
    public static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        }
    }

    /// A rename is only on disk once its folder is.
    public static void flushFolder(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
