package dev.lifeboat.store;

import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.readiness.CheckId;
import dev.lifeboat.core.readiness.Level;
import dev.lifeboat.core.readiness.Proof;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/// What was concluded of a host's readiness, and when that changed: a file a host, a JSON object a
/// line. A conclusion that only repeats the last one of its claim is not written again, but for
/// what a drill has shown anew.
public final class ProofsFile {
    /// Longer than anybody asks what has changed since.
    private static final Duration KEPT = Duration.ofDays(90);

    /// Above this, what is older than that goes at the next writing: some 10,000 lines.
    private static final long LARGE_BYTES = 4L << 20;

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

    /// Differs when something was kept since, without reading it.
    public String stamp(HostId host) throws IOException {
        return SafeFile.stamp(file(host));
    }

    /// What still counts when more is concluded: of each claim the last of each drill that it was
    /// tried by, wherever it was tried; and where it has changed who may break locks, all that was
    /// read of that.
    public static Collection<Proof> counting(List<Proof> all) {
        var counting = drills(all);
        all.stream()
                .filter(proof -> proof.check() == CheckId.CAPS && !isDrill(proof))
                .collect(
                        Collectors.groupingBy(
                                ProofsFile::claim, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .filter(read -> read.size() > 1)
                .forEach(counting::addAll);
        return counting;
    }

    /// What was tried on one host only does not outdo what was tried on another too.
    private static List<Proof> drills(List<Proof> all) {
        var last = new ArrayList<Proof>();
        all.stream()
                .filter(ProofsFile::isDrill)
                .forEach(proof -> {
                    last.removeIf(was ->
                            claim(was).equals(claim(proof))
                                    && proof.where().containsAll(was.where()));
                    last.add(proof);
                });
        return last;
    }

    /// What was concluded by that time: the last conclusion of each claim. What a drill has shown
    /// is part of that, and not told again.
    public static Collection<Proof> at(Instant time, List<Proof> all) {
        return last(
                all.stream()
                        .filter(proof -> !isDrill(proof))
                        .filter(proof -> !proof.held().from().isAfter(time)));
    }

    private static boolean isDrill(Proof proof) {
        return proof.level() == Level.DRILL;
    }

    private static Collection<Proof> last(Stream<Proof> proofs) {
        var last = new LinkedHashMap<String, Proof>();
        proofs.forEach(proof -> last.put(claim(proof), proof));
        return last.values();
    }

    /// Adds what is new of these.
    public void add(HostId host, List<Proof> concluded) throws IOException {
        SafeFile.makeFolder(folder);
        var before = read(host);
        var last = new HashMap<String, Proof>();
        before.forEach(proof -> last.put(claim(proof), proof));
        var fresh =
                concluded.stream()
                        .filter(proof -> {
                            var was = last.get(claim(proof));
                            // A drill that is done again counts from then.
                            return was == null || isDrill(proof) || !proof.repeats(was);
                        })
                        .toList();
        if (fresh.isEmpty()) {
            return;
        }
        var file = file(host);
        if (Files.exists(file) && Files.size(file) > LARGE_BYTES) {
            rewrite(file, before, fresh.getFirst().held().from().minus(KEPT));
        }
        append(file, text(fresh));
    }

    private static void rewrite(Path file, List<Proof> all, Instant from) throws IOException {
        var kept =
                new ArrayList<>(
                        last(all.stream().filter(proof -> !proof.held().from().isAfter(from))));
        all.stream().filter(proof -> proof.held().from().isAfter(from)).forEach(kept::add);
        SafeFile.write(file, text(kept).getBytes(StandardCharsets.UTF_8));
    }

    /// Behind the last whole line, by one writer at a time.
    private static void append(Path file, String text) throws IOException {
        try (var open =
                        FileChannel.open(
                                file,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE);
                var _ = open.lock()) {
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
