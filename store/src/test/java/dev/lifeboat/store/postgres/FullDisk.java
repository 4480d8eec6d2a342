package dev.lifeboat.store.postgres;

import dev.lifeboat.core.control.Watcher;
import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.run.Epoch;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.core.spi.Journal;
import dev.lifeboat.store.Kct09;
import dev.lifeboat.store.database.Database;
import dev.lifeboat.store.database.PostgresJournal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/// A process whose state folder is a small disk of its own, which fills up: once in the middle of a
/// run, and once so that not even a connection can be made. Prints what happens, a line each.
final class FullDisk {
    private static final Instant AT = Instant.parse("2026-03-02T03:00:00Z");

    /// Cannot be compressed, so that it takes its room.
    private static final String MUCH =
            new Random(7)
                    .ints(200_000, 'a', 'z')
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, (_, _) -> {})
                    .toString();

    private static final int MOST_APPENDS = 1_000;

    /// Enough for the tables to grow until the next 16 MB of the write-ahead log do not fit.
    private static final long LEFT = 24L << 20;

    private final Path disk;
    private final Path filler;

    private FullDisk(Path disk) {
        this.disk = disk;
        this.filler = disk.resolve("filler");
    }

    public static void main(String[] words) throws IOException {
        var disk = new FullDisk(Path.of(words[0]));
        disk.inTheMiddleOfARun();
        disk.untilNothingFits();
    }

    private PostgresServer server() throws IOException {
        return PostgresServer.open(disk.resolve("postgres"), Programs.ours());
    }

    private void inTheMiddleOfARun() throws IOException {
        try (var server = server();
                var database = Database.open(server.access())) {
            var journal = new PostgresJournal(database, _ -> false);
            var night = Kct09.night(journal);
            var run = night.begin();
            fill();
            var end = night.carryOut(run, Watcher.NOBODY);
            System.out.println("run, full: " + end);
            var before = journal.read(run);
            System.out.println("acts without an intent: " + night.site().invariants().broken());
            Files.delete(filler);
            var after = night.carryOut(run, Watcher.NOBODY);
            System.out.println("run, room again: " + after);
            System.out.println(
                    "kept: " + journal.read(run).subList(0, before.size()).equals(before));
            System.out.println("acts without an intent: " + night.site().invariants().broken());
        }
    }

    private void untilNothingFits() throws IOException {
        var goal = new Goal.Evacuate(new TreeSet<>(), new TreeSet<>());
        var plan = new Plan("ful1", goal, AT, List.of(), new TreeMap<>(), List.of(), List.of());
        RunId run;
        var accepted = 0;
        try (var server = server();
                var database = Database.open(server.access())) {
            var journal = new PostgresJournal(database, _ -> false);
            run = journal.open(plan, AT);
            fill();
            leave();
            var last = journal.claim(run, "ops2", AT);
            while (accepted < MOST_APPENDS && last instanceof Journal.Receipt.Accepted) {
                accepted++;
                last = journal.append(run, new Epoch(1), AT, "ops2", new Event.Aborted(MUCH));
            }
            System.out.println("refused, full: " + last);
        }
        try (var _ = server()) {
            System.out.println("started, full: yes");
        } catch (IOException e) {
            System.out.println("started, full: no: " + e.getMessage());
        }
        Files.delete(filler);
        try (var server = server();
                var database = Database.open(server.access())) {
            var kept = new PostgresJournal(database, _ -> false).read(run).size();
            System.out.println("all that was accepted is there: " + (kept >= accepted));
        }
    }

    /// To the last byte: with smaller pieces where a bigger one does not fit.
    private void fill() throws IOException {
        for (var size = 64 << 10; size > 0; size /= 2) {
            while (fits(new byte[size])) {}
        }
    }

    private void leave() throws IOException {
        try (var file = FileChannel.open(filler, StandardOpenOption.WRITE)) {
            file.truncate(file.size() - LEFT);
        }
    }

    private boolean fits(byte[] piece) throws IOException {
        try (var file =
                Files.newOutputStream(
                        filler, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            file.write(piece);
            return true;
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("No space left")) {
                return false;
            }
            throw e;
        }
    }
}
