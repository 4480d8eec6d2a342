package dev.lifeboat.cli;

import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.server.Station;
import dev.lifeboat.store.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The plans that `plan` has kept, by their id or the beginning of it.
final class KeptPlans {
    private final Path folder;

    KeptPlans(Station station) {
        this.folder = station.planFile("any").resolveSibling("");
    }

    Optional<Plan> find(String beginning) throws IOException {
        var found = ids().stream().filter(id -> id.startsWith(beginning)).toList();
        if (found.size() > 1 && !found.contains(beginning)) {
            throw new Stop(
                    Exit.USAGE,
                    "\"" + beginning + "\" begins several plans: " + String.join(", ", found));
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var id = found.contains(beginning) ? beginning : found.getFirst();
        var text = Files.readAllBytes(folder.resolve(id + ".json"));
        return Optional.of(Json.MAPPER.readValue(text, Plan.class));
    }

    List<String> ids() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .sorted()
                    .toList();
        }
    }
}
