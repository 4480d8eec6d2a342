package dev.lifeboat.cli;

import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.screens.Expected;
import dev.lifeboat.server.DrillBook;
import dev.lifeboat.server.Station;
import dev.lifeboat.store.Json;
import dev.lifeboat.store.SafeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// What runs took, a small file beside each report, so that it can be read with the database dead.
final class Times {
    private static final String FILE = "times.json";

    private Times() {}

    /// Keeps what this run took, if it says something about the next.
    static void keep(Station station, RunId run, Plan plan, List<Entry> journal)
            throws IOException {
        var taken = Expected.Taken.of(plan, journal);
        if (taken.isPresent()) {
            var text = Json.MAPPER.writeValueAsBytes(taken.get());
            SafeFile.write(station.runFolder(run).resolve(FILE), text);
        }
    }

    /// A plan is worth more than how long it takes: what cannot be read is not counted.
    static Expected read(Station station) {
        var taken = new ArrayList<Expected.Taken>();
        var boots = new ArrayList<Duration>();
        try (var runs = Files.list(station.readingsFile().resolveSibling("runs"))) {
            for (var run : runs.toList()) {
                read(run.resolve(FILE), Expected.Taken.class).ifPresent(taken::add);
                read(run.resolve(DrillBook.BOOTS), Duration[].class)
                        .ifPresent(all -> boots.addAll(List.of(all)));
            }
        } catch (IOException | JacksonException e) {
            return new Expected(taken, boots);
        }
        return new Expected(taken, boots);
    }

    private static <T> Optional<T> read(Path file, Class<T> type) throws IOException {
        return Files.exists(file)
                ? Optional.of(Json.MAPPER.readValue(Files.readAllBytes(file), type))
                : Optional.empty();
    }
}
