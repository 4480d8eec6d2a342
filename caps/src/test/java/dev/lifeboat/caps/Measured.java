package dev.lifeboat.caps;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What a real monitor answered: `mon-16.2.15.tsv`, made by giving each cap to a user of its own
/// and asking with that user's key.
final class Measured {
    private static final String ASKED_FROM = "127.0.0.1";

    private Measured() {}

    /// @param stopped where parsing stopped, if the monitor refused the cap
    /// @param answers to [#requests], in that order
    record Row(String cap, Optional<String> stopped, List<Boolean> answers) {}

    static List<MonRequest> requests() {
        return List.of(
                lasting(MonRequest.blocklist(Spelling.BLOCKLIST, "192.0.2.7:0/7")),
                lasting(MonRequest.blocklist(Spelling.BLACKLIST, "192.0.2.7:0/7")),
                lasting(MonRequest.blocklistHost(Spelling.BLOCKLIST, "192.0.2.8")),
                lasting(MonRequest.blocklistHost(Spelling.BLACKLIST, "192.0.2.8")),
                lasting(MonRequest.blocklist(Spelling.BLOCKLIST, "192.0.2.9:0/0")),
                MonRequest.unblocklist(Spelling.BLOCKLIST, "192.0.2.99:0/7").from(ASKED_FROM));
    }

    /// As asked: with an expiry, which the monitor compares as `60`.
    private static MonRequest lasting(MonRequest request) {
        var arguments = new HashMap<>(request.arguments());
        arguments.put("expire", "60");
        return new MonRequest(
                request.service(),
                request.command(),
                arguments,
                request.needs(),
                Optional.of(ASKED_FROM));
    }

    static List<Row> rows() {
        var in = Objects.requireNonNull(Measured.class.getResourceAsStream("mon-16.2.15.tsv"));
        try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).map(Measured::row).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String line) {
        var fields = line.split("\t", -1);
        var cap = plain(fields[2]);
        return fields[0].equals("stopped")
                ? new Row(cap, Optional.of(plain(fields[1])), List.of())
                : new Row(
                        cap, Optional.empty(), fields[1].chars().mapToObj(c -> c == 'y').toList());
    }

    private static String plain(String field) {
        return field.translateEscapes();
    }
}
