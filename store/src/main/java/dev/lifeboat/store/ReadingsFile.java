package dev.lifeboat.store;

import dev.lifeboat.core.evidence.Fact;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Kind;
import dev.lifeboat.core.evidence.Kinds;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.Source;
import dev.lifeboat.core.fleet.Subject;
import dev.lifeboat.core.fleet.Subjects;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What was last seen of everything, in one plain file: a dead host's plan is made from it, also
/// with the database dead.
///
/// Only what was really seen is kept. Why something could not be seen is of no use later.
public final class ReadingsFile {
    private ReadingsFile() {}

    /// Line by line: of 100,000 guests it is half a gigabyte, and `serve` writes it again and
    /// again.
    public static void write(Path file, Readings readings) throws IOException {
        SafeFile.write(
                file,
                out -> {
                    out.write(text("{\"schema\":\"lifeboat.readings/1\",\"readings\":["));
                    var between = "";
                    for (var each : readings.seen().entrySet()) {
                        out.write(text(between));
                        out.write(
                                Json.MAPPER.writeValueAsBytes(
                                        line(each.getKey(), each.getValue())));
                        between = ",";
                    }
                    out.write(text("]}"));
                });
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode line(Key<?, ?> key, Reading.Known<?> known) {
        var line = Json.MAPPER.createObjectNode();
        line.put("kind", key.kind().name());
        line.put("of", key.subject().path());
        line.put("asked", known.asked().toString());
        line.put("answered", known.answered().toString());
        line.put("source", known.source().template());
        line.put("about", known.source().about().path());
        line.set("fact", Json.MAPPER.valueToTree(known.seen()));
        return line;
    }

    /// Nothing when there is no such file yet.
    public static Readings read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Readings.nothing();
        }
        var found = new TreeMap<Key<?, ?>, Reading<?>>();
        try {
            var lines = Json.MAPPER.readTree(Files.readAllBytes(file)).path("readings");
            if (!lines.isArray()) {
                // An empty file is not "nothing was ever seen".
                throw new IllegalArgumentException("no readings");
            }
            for (var line : lines) {
                var kind = Kinds.named(line.path("kind").asString());
                if (kind.isPresent()) {
                    add(kind.get(), line, found);
                }
            }
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            throw new Damaged(file, "what was seen", file, e);
        }
        return Readings.nothing().with(found);
    }

    private static <F extends Fact<S>, S extends Subject> void add(
            Kind<F, S> kind, JsonNode line, Map<Key<?, ?>, Reading<?>> into) {
        into.put(
                Json.key(kind, line.path("of").asString()),
                new Reading.Known<>(
                        Json.MAPPER.treeToValue(line.path("fact"), kind.type()),
                        new Source(
                                line.path("source").asString(),
                                Subjects.of(line.path("about").asString())),
                        Instant.parse(line.path("asked").asString()),
                        Instant.parse(line.path("answered").asString())));
    }
}
