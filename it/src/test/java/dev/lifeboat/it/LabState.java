package dev.lifeboat.it;

import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.Run;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.store.database.Database;
import dev.lifeboat.store.database.DatabaseAccess;
import dev.lifeboat.store.database.PostgresJournal;
import dev.lifeboat.store.postgres.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// What Lifeboat keeps of the lab: its database is looked into beside the controllers, without
/// keeping it alive for them.
final class LabState {
    private static final Path DATABASE = Shell.STATE.resolve("postgres");
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    /// The slowest thing that is waited for is a guest's start on a loaded machine.
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private LabState() {}

    /// Ends a database whose controllers were killed, and forgets everything.
    static void forget() throws IOException, InterruptedException {
        if (Files.exists(DATABASE.resolve("data/postmaster.pid"))) {
            var postmaster = ProcessHandle.of(Long.parseLong(pidFile().getFirst().strip()));
            postmaster.ifPresent(ProcessHandle::destroyForcibly);
            while (postmaster.isPresent() && postmaster.get().isAlive()) {
                Thread.sleep(LOOK_EVERY);
            }
        }
        if (Files.exists(Shell.STATE)) {
            try (var files = Files.walk(Shell.STATE)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static List<String> pidFile() throws IOException {
        return Files.readAllLines(DATABASE.resolve("data/postmaster.pid"));
    }

    static String onlyRun() throws IOException {
        try (var runs = Files.list(Shell.STATE.resolve("runs"))) {
            return runs.map(run -> run.getFileName().toString()).findFirst().orElseThrow();
        }
    }

    static List<Entry> entries(String run) throws IOException {
        return look(journal -> journal.read(new RunId(run)));
    }

    static Run run(RunId id) throws IOException {
        return look(journal -> journal.run(id).orElseThrow());
    }

    /// All plans and entries, after the last controller has left.
    static List<String> texts() {
        try (var _ = PostgresServer.open(DATABASE)) {
            return look(journal -> {
                var texts = new ArrayList<String>();
                for (var run : journal.runs()) {
                    texts.add(journal.plan(run).orElseThrow().toString());
                    journal.read(run).forEach(entry -> texts.add(entry.toString()));
                }
                return texts;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T look(Function<PostgresJournal, T> at) throws IOException {
        var port = Integer.parseInt(pidFile().get(3).strip());
        var password = Files.readString(DATABASE.resolve("password")).strip();
        var access = DatabaseAccess.local(port, "lifeboat", password, "postgres");
        try (var database = Database.open(access)) {
            return at.apply(new PostgresJournal(database, _ -> false));
        }
    }

    /// Waits until a run's journal has such an entry.
    static Entry await(String what, Predicate<Entry> wanted)
            throws IOException, InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            var found = find(wanted);
            if (found.isPresent()) {
                return found.get();
            }
            Thread.sleep(LOOK_EVERY);
        }
        throw new AssertionError(what + ": not seen within " + PATIENCE);
    }

    private static Optional<Entry> find(Predicate<Entry> wanted) {
        try {
            return look(journal ->
                    journal.runs().stream()
                            .flatMap(run -> journal.read(run).stream())
                            .filter(wanted)
                            .findFirst());
        } catch (IOException | UncheckedIOException | IndexOutOfBoundsException _) {
            // There is no database yet, or it is only starting.
            return Optional.empty();
        }
    }

    /// The intent of a step of this name, such as `start`.
    static Predicate<Entry> intends(String step) {
        return entry ->
                entry.event() instanceof Event.Intended(var id, _, _) && id.name().startsWith(step);
    }
}
