package dev.lifeboat.store.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// A PostgreSQL that lives in a data folder, as its postmaster.pid and the kernel say.
///
/// @param port where it listens on 127.0.0.1
record Postmaster(long pid, int port) {
    /// A killed process stays a zombie until pid 1 reaps it, and a start then fails with "lock file
    /// postmaster.pid already exists"; seen for up to 1 s on a container's pid 1.
    private static final Duration REAPED_WITHIN = Duration.ofSeconds(5);

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    /// Empty: none lives there; a file that it left is stale.
    static Optional<Postmaster> in(Path data) throws IOException, InterruptedException {
        var named = named(data);
        if (named.isEmpty() || !isOf(named.get().pid, data)) {
            return Optional.empty();
        }
        return named;
    }

    /// Lines of the file: pid, data folder, start time, port, ... (storage/lmgr/miscinit.h). While
    /// it starts the port is not there yet, so a file without one is read again by the caller.
    private static Optional<Postmaster> named(Path data) throws IOException {
        try {
            var lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return lines.size() < 4
                    ? Optional.empty()
                    : Optional.of(
                            new Postmaster(
                                    Long.parseLong(lines.getFirst().strip()),
                                    Integer.parseInt(lines.get(3).strip())));
        } catch (NoSuchFileException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    /// Whether the process of this number is a postgres of this folder: numbers are used again.
    private static boolean isOf(long pid, Path data) throws IOException, InterruptedException {
        for (var waited = Duration.ZERO;
                waited.compareTo(REAPED_WITHIN) < 0 && isZombie(pid);
                waited = waited.plus(LOOK_EVERY)) {
            Thread.sleep(LOOK_EVERY);
        }
        var words = process(pid, "cmdline").split("\0", -1);
        return Path.of(words[0]).endsWith("postgres")
                && java.util.Arrays.asList(words).contains(data.toString());
    }

    private static boolean isZombie(long pid) throws IOException {
        return process(pid, "stat").contains(") Z ");
    }

    private static String process(long pid, String file) throws IOException {
        try {
            return Files.readString(
                    Path.of("/proc", Long.toString(pid), file), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException _) {
            return "";
        }
    }
}
