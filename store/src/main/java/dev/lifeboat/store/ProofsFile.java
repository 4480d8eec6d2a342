package dev.lifeboat.store;

import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.readiness.CheckId;
import dev.lifeboat.core.readiness.Level;
import dev.lifeboat.core.readiness.Proof;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/// What was concluded of a host's readiness, and when that changed: a file a host, a JSON object a
/// line. A conclusion that only repeats the last one of its claim is not written again.
public final class ProofsFile {
    /// Longer than anybody asks what has changed since.
    private static final Duration KEPT = Duration.ofDays(90);

    /// Above this, what is older than that goes at the next writing: some 10,000 lines.
    private static final long LARGE_BYTES = 4L << 20;

    /// Above this only the newest half of it stays, however young: a host whose guests come and go
    /// all day would fill the disk, and each conclusion reads the file.
    private static final long AT_MOST_BYTES = 16L << 20;

    /// Whoever writes reads a file and adds to it, which takes milliseconds. Longer, and it was
    /// stopped in the middle of it.
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Duration PAUSE = Duration.ofMillis(20);

    /// A file's lock is the whole process's: two threads of it wait for each other here.
    private static final Object HERE = new Object();

    private final Path folder;

    public ProofsFile(Path folder) {
        this.folder = folder;
    }

    /// All that is kept, in the order in which it was concluded. A last line that a crash left half
    /// written was never kept.
    public List<Proof> read(HostId host) throws IOException {
        var file = file(host);
        if (!Files.exists(file)) {
            return List.of();
        }
        var text = Files.readString(file);
        var proofs = new ArrayList<Proof>();
        for (var line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
            try {
                proofs.add(Json.MAPPER.readValue(line, Proof.class));
            } catch (JacksonException | IllegalArgumentException e) {
                throw new Damaged(file, "proof " + (proofs.size() + 1), file, e);
            }
        }
        return proofs;
    }

    public boolean isThere(HostId host) {
        return Files.exists(file(host));
    }

    /// Differs when something was kept since, without reading it.
    public String stamp(HostId host) throws IOException {
        return SafeFile.stamp(file(host));
    }

    /// What still counts when more is concluded: of each claim the last of each drill that it was
    /// tried by, and the failures that none has made good since; and all that was read of who may
    /// break locks: what is read now may be the first that differs.
    public static Collection<Proof> counting(List<Proof> all) {
        var counting = new ArrayList<>(drills(all));
        all.stream()
                .filter(proof -> proof.check() == CheckId.CAPS && !isDrill(proof))
                .forEach(counting::add);
        return counting;
    }

    /// What was concluded by that time: the last conclusion of each claim, in which what drills
    /// have shown is told already; and the drills that counted then, to be missed if they no longer
    /// do.
    public static Collection<Proof> at(Instant time, List<Proof> all) {
        var by = all.stream().filter(proof -> !proof.held().from().isAfter(time)).toList();
        var concluded = new ArrayList<>(last(by.stream().filter(proof -> !isDrill(proof))));
        drills(by).stream()
                .filter(proof -> time.isBefore(proof.held().until()))
                .forEach(concluded::add);
        return concluded;
    }

    private static List<Proof> drills(List<Proof> all) {
        var drills = new LinkedHashMap<String, List<Proof>>();
        for (var proof : all) {
            if (isDrill(proof)) {
                var same = drills.computeIfAbsent(claim(proof), _ -> new ArrayList<>());
                same.removeIf(proof::outdoes);
                same.add(proof);
            }
        }
        return drills.values().stream().flatMap(List::stream).toList();
    }

    private static boolean isDrill(Proof proof) {
        return proof.level() == Level.DRILL;
    }

    private static Collection<Proof> last(Stream<Proof> proofs) {
        var last = new LinkedHashMap<String, Proof>();
        proofs.forEach(proof -> last.put(claim(proof), proof));
        return last.values();
    }

    /// Adds what is new of these. One at a time: what a drill has shown must not be lost to
    /// somebody who shortens the file meanwhile.
    public void add(HostId host, List<Proof> concluded) throws IOException {
        SafeFile.makeFolder(folder);
        var turn = folder.resolve("lock");
        synchronized (HERE) {
            try (var open =
                            FileChannel.open(
                                    turn, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = lock(open, turn)) {
                addAlone(host, concluded);
            }
        }
    }

    private static FileLock lock(FileChannel open, Path turn) throws IOException {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var lock = open.tryLock();
            if (lock != null) {
                return lock;
            }
            if (System.nanoTime() > until) {
                throw new IOException(
                        "another lifeboat has been writing it for "
                                + PATIENCE.toSeconds()
                                + " s; see who it is: fuser "
                                + turn
                                + "; end it, then the same again");
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while waiting for " + turn, e);
            }
        }
    }

    private void addAlone(HostId host, List<Proof> concluded) throws IOException {
        var before = read(host);
        var last = new HashMap<String, Proof>();
        before.forEach(proof -> last.put(claim(proof), proof));
        var fresh =
                concluded.stream()
                        .filter(proof -> {
                            var was = last.get(claim(proof));
                            return was == null || !proof.repeats(was);
                        })
                        .toList();
        if (fresh.isEmpty()) {
            return;
        }
        var file = file(host);
        var size = Files.exists(file) ? Files.size(file) : 0;
        if (size > LARGE_BYTES) {
            var from = fresh.getFirst().held().from().minus(KEPT);
            rewrite(file, before, size > AT_MOST_BYTES ? newer(from, before) : from);
        }
        append(file, text(fresh));
    }

    /// From when on all is kept, so that the file has its size again.
    private static Instant newer(Instant from, List<Proof> all) {
        var bytes = 0L;
        for (var proof : all.reversed()) {
            bytes += text(List.of(proof)).length();
            var at = proof.held().from();
            if (bytes > AT_MOST_BYTES / 2) {
                return at.isAfter(from) ? at : from;
            }
        }
        return from;
    }

    private static void rewrite(Path file, List<Proof> all, Instant from) throws IOException {
        var old = all.stream().filter(proof -> !proof.held().from().isAfter(from)).toList();
        var kept = new ArrayList<>(last(old.stream().filter(proof -> !isDrill(proof))));
        kept.addAll(drills(old));
        if (kept.size() == old.size()) {
            return;
        }
        all.stream().filter(proof -> proof.held().from().isAfter(from)).forEach(kept::add);
        SafeFile.write(file, text(kept).getBytes(StandardCharsets.UTF_8));
    }

    /// Behind the last whole line.
    private static void append(Path file, String text) throws IOException {
        try (var open =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            open.position(wholeLines(open));
            open.truncate(open.position());
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                open.write(bytes);
            }
            open.force(true);
        }
    }

    private static long wholeLines(FileChannel open) throws IOException {
        var last = ByteBuffer.allocate(1);
        var end = open.size();
        while (end > 0) {
            last.clear();
            if (open.read(last, end - 1) == 1 && last.get(0) == '\n') {
                return end;
            }
            end--;
        }
        return 0;
    }

    private static String text(List<Proof> proofs) {
        var text = new StringBuilder();
        proofs.forEach(proof -> text.append(Json.MAPPER.writeValueAsString(proof)).append('\n'));
        return text.toString();
    }

    private static String claim(Proof proof) {
        var drill = isDrill(proof) ? "drill " + proof.drill() + " " : "";
        return drill + proof.check() + " " + proof.subject().path();
    }

    private Path file(HostId host) {
        return folder.resolve(host.name() + ".jsonl");
    }
}
