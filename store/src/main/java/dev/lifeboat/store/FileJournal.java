package dev.lifeboat.store;

import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Epoch;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.core.spi.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import tools.jackson.core.JacksonException;

/// The journal in plain files: works with everything else dead, and can be read with a pager.
///
/// `runs/RUN/plan.json` and `runs/RUN/journal.jsonl` in the state folder.
public final class FileJournal implements Journal {
    private final Path runs;
    private final Path turn;
    private final ConcurrentHashMap<RunId, JournalFile> files = new ConcurrentHashMap<>();

    /// @param state the state folder; made if it is missing
    public FileJournal(Path state) {
        this.runs = state.resolve("runs");
        this.turn = state.resolve("ledger.lock");
        unchecked(() -> {
            SafeFile.makeFolder(state);
            SafeFile.makeFolder(runs);
            return runs;
        });
    }

    @Override
    public <T> T alone(Function<Journal, T> deed) {
        if (FileTurn.isMine()) {
            return deed.apply(this);
        }
        return unchecked(() -> {
            try (var _ = FileTurn.take(turn)) {
                return deed.apply(this);
            }
        });
    }

    @Override
    public RunId open(Plan plan, Instant at) {
        return unchecked(() -> {
            for (var number = 1; ; number++) {
                var id = new RunId(plan.id() + "-" + number);
                var folder = runs.resolve(id.name());
                if (!Files.exists(folder)) {
                    SafeFile.makeFolder(folder);
                    SafeFile.write(
                            folder.resolve("plan.json"),
                            Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(plan));
                    return id;
                }
            }
        });
    }

    @Override
    public Optional<Plan> plan(RunId run) {
        var file = runs.resolve(run.name()).resolve("plan.json");
        return unchecked(() -> Files.exists(file) ? Optional.of(plan(file)) : Optional.empty());
    }

    private static Plan plan(Path file) throws IOException {
        try {
            return Json.MAPPER.readValue(Files.readAllBytes(file), Plan.class);
        } catch (JacksonException e) {
            throw new Damaged(file, "the plan", file.resolveSibling("."), e);
        }
    }

    @Override
    public List<Entry> read(RunId run) {
        return unchecked(() -> file(run).read());
    }

    @Override
    public List<RunId> runs() {
        return unchecked(() -> {
            try (var folders = Files.list(runs)) {
                return folders.filter(folder -> Files.exists(folder.resolve("plan.json")))
                        .sorted(
                                Comparator.comparing(FileJournal::opened)
                                        .thenComparing(path -> path))
                        .map(folder -> new RunId(folder.getFileName().toString()))
                        .toList();
            }
        });
    }

    private static FileTime opened(Path folder) {
        return unchecked(() -> Files.getLastModifiedTime(folder.resolve("plan.json")));
    }

    /// Keeps the name of a run that is kept elsewhere from being given here.
    void reserve(RunId run) {
        unchecked(() -> {
            SafeFile.makeFolder(runs.resolve(run.name()));
            return run;
        });
    }

    /// Whether the run is kept here.
    public boolean has(RunId run) {
        return Files.exists(runs.resolve(run.name()).resolve("plan.json"));
    }

    @Override
    public Receipt claim(RunId run, String controller, Instant at) {
        return receipt(() -> file(run).claim(controller, at));
    }

    @Override
    public Receipt append(RunId run, Epoch epoch, Instant at, String actor, Event event) {
        return receipt(() -> file(run).append(epoch, at, actor, event));
    }

    @Override
    public Epoch holder(RunId run) {
        var entries = read(run);
        return entries.isEmpty() ? Epoch.NONE : entries.getLast().epoch();
    }

    private JournalFile file(RunId run) {
        return files.computeIfAbsent(
                run, id -> new JournalFile(runs.resolve(id.name()).resolve("journal.jsonl"), id));
    }

    private interface Io<T> {
        T get() throws IOException;
    }

    private static Receipt receipt(Io<Receipt> write) {
        try {
            return write.get();
        } catch (IOException e) {
            return new Receipt.Failed(String.valueOf(e.getMessage()));
        }
    }

    private static <T> T unchecked(Io<T> io) {
        try {
            return io.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
