package dev.lifeboat.cli;

import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.screens.Expected;
import dev.lifeboat.server.Station;
import dev.lifeboat.store.Json;
import dev.lifeboat.store.SafeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    static List<Expected.Taken> read(Station station) {
        var taken = new ArrayList<Expected.Taken>();
        try (var runs = Files.list(station.readingsFile().resolveSibling("runs"))) {
            for (var file : runs.map(run -> run.resolve(FILE)).filter(Files::exists).toList()) {
                taken.add(read(file));
            }
        } catch (IOException | JacksonException e) {
            // A plan is worth more than how long it takes: what could not be read is not counted.
            return taken;
        }
        return taken;
    }

    private static Expected.Taken read(Path file) throws IOException {
        return Json.MAPPER.readValue(Files.readAllBytes(file), Expected.Taken.class);
    }
}
