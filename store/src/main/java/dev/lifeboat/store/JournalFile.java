package dev.lifeboat.store;

import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Epoch;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.core.spi.Journal.Receipt;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;

/// One run's entries, a JSON object a line, flushed to disk before an append answers.
///
/// Several controllers may have the file open: each append holds the file's lock, reads what others
/// have added, and compares epochs. A line that a crash left half written was never accepted; it is
/// cut off by the next append.
final class JournalFile {
    private final Path file;
    private final RunId run;

    /// What was read so far, and where in the file it ends.
    private final List<Entry> entries = new ArrayList<>();

    private long end;

    JournalFile(Path file, RunId run) {
        this.file = file;
        this.run = run;
    }

    synchronized List<Entry> read() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (var open = new RandomAccessFile(file.toFile(), "r")) {
            catchUp(open);
        }
        return List.copyOf(entries);
    }

    synchronized Receipt claim(String controller, Instant at) throws IOException {
        return locked(open -> {
            var epoch = holder().next();
            return write(open, epoch, at, controller, new Event.Claimed(controller));
        });
    }

    synchronized Receipt append(Epoch epoch, Instant at, String actor, Event event)
            throws IOException {
        return locked(open ->
                epoch.equals(holder()) && !epoch.equals(Epoch.NONE)
                        ? write(open, epoch, at, actor, event)
                        : new Receipt.Stale(holder()));
    }

    private interface Act {
        Receipt on(RandomAccessFile open) throws IOException;
    }

    private Receipt locked(Act act) throws IOException {
        // A file's lock is the whole process's: threads that see a run separately take turns here.
        synchronized (JournalFile.class) {
            try (var open = new RandomAccessFile(file.toFile(), "rw");
                    var _ = open.getChannel().lock()) {
                catchUp(open);
                return act.on(open);
            }
        }
    }

    private Epoch holder() {
        return entries.isEmpty() ? Epoch.NONE : entries.getLast().epoch();
    }

    private Receipt write(RandomAccessFile open, Epoch epoch, Instant at, String actor, Event event)
            throws IOException {
        var entry = new Entry(run, epoch, entries.size() + 1L, at, actor, event);
        var line = (Json.MAPPER.writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            open.setLength(end);
            open.seek(end);
            open.write(line);
            open.getChannel().force(true);
        } catch (IOException full) {
            open.setLength(end);
            throw full;
        }
        end += line.length;
        entries.add(entry);
        return new Receipt.Accepted(entry);
    }

    /// Reads the whole lines that were added since.
    private void catchUp(RandomAccessFile open) throws IOException {
        var more = (int) Math.min(Integer.MAX_VALUE - 8L, open.length() - end);
        if (more <= 0) {
            return;
        }
        var bytes = new byte[more];
        open.seek(end);
        open.readFully(bytes);
        var from = 0;
        for (var i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                entries.add(parse(new String(bytes, from, i - from, StandardCharsets.UTF_8)));
                from = i + 1;
            }
        }
        end += from;
    }

    private Entry parse(String line) throws IOException {
        try {
            return Json.MAPPER.readValue(line, Entry.class);
        } catch (JacksonException e) {
            throw new IOException(
                    file + ": entry " + (entries.size() + 1) + " cannot be read: " + e.getMessage(),
                    e);
        }
    }
}
