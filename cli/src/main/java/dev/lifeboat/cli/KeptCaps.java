package dev.lifeboat.cli;

import dev.lifeboat.core.evidence.CephCaps;
import dev.lifeboat.core.fleet.CephUser;
import dev.lifeboat.server.Station;
import dev.lifeboat.store.Json;
import dev.lifeboat.store.SafeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What users of Ceph had before their caps were changed: a file for each change, in the state
/// folder. Written before the change is made, so that there is a way back.
///
/// @param folder of the files
record KeptCaps(Path folder) {
    /// How the state of a change begins that nobody made.
    static final String REFUSED = "refused: ";

    /// A change as it was kept.
    record Change(Instant at, CephCaps before, CephCaps after) {}

    static KeptCaps of(Station station) {
        return new KeptCaps(station.readingsFile().resolveSibling("caps"));
    }

    void keep(CephUser user, Change change, String state) throws IOException {
        SafeFile.makeFolder(folder);
        var text = Json.MAPPER.createObjectNode();
        text.put("user", user.path());
        text.put("who", Person.name());
        text.put("at", change.at().toString());
        text.put("state", state);
        text.set("before", Json.MAPPER.valueToTree(change.before().caps()));
        text.set("after", Json.MAPPER.valueToTree(change.after().caps()));
        var file = folder.resolve(prefix(user) + change.at().toEpochMilli() + ".json");
        SafeFile.write(file, Json.MAPPER.writeValueAsBytes(text));
    }

    /// The last change that was made, or may have been: what was refused cannot be taken back, and
    /// caps that somebody else gave meanwhile must not be.
    Optional<Change> newest(CephUser user) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (var files = Files.list(folder)) {
            var newestFirst =
                    files.filter(file -> isOf(user, file.getFileName().toString()))
                            .sorted(Comparator.comparingLong(KeptCaps::time).reversed())
                            .toList();
            for (var file : newestFirst) {
                var change = read(file);
                if (change.isPresent()) {
                    return change;
                }
            }
            return Optional.empty();
        }
    }

    /// Names of users can have slashes.
    private static String prefix(CephUser user) {
        var safe = user.path().replaceAll("[^A-Za-z0-9._-]", "_");
        var exact = HexFormat.of().toHexDigits(user.path().hashCode());
        return safe + "-" + exact + "-";
    }

    private static boolean isOf(CephUser user, String name) {
        return name.startsWith(prefix(user))
                && name.substring(prefix(user).length()).matches("[0-9]{1,18}\\.json");
    }

    private static long time(Path file) {
        var name = file.getFileName().toString();
        return Long.parseLong(
                name.substring(name.lastIndexOf('-') + 1, name.length() - ".json".length()));
    }

    /// Empty where it was refused.
    private static Optional<Change> read(Path file) throws IOException {
        try {
            var text = Json.MAPPER.readTree(Files.readString(file, StandardCharsets.UTF_8));
            return text.path("state").asString("").startsWith(REFUSED)
                    ? Optional.empty()
                    : Optional.of(
                            new Change(
                                    Instant.parse(text.path("at").asString("")),
                                    caps(text.path("before")),
                                    caps(text.path("after"))));
        } catch (JacksonException | DateTimeException broken) {
            throw new Stop(Exit.FAILED, file + " cannot be read: it is no kept change of caps");
        }
    }

    private static CephCaps caps(JsonNode object) {
        var caps = new TreeMap<String, String>();
        object.properties().forEach(cap -> caps.put(cap.getKey(), cap.getValue().asString()));
        return new CephCaps(caps);
    }
}
