package dev.lifeboat.caps;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// Questions and what a real cluster answered, in lines: a cap, then each question with its answer.
///
/// ```
/// osd	allow rwx pool=cap-rbd
/// 	y	10.91.0.9	cap-rbd	ns	obj	rw	rbd.get_size
/// ```
public final class Recording {
    private final StringBuilder lines = new StringBuilder();
    private String last = "";

    public Recording() {}

    /// @param allowed what the cluster answered
    public record Row(Question question, boolean allowed) {}

    public void add(Question question, boolean allowed) {
        var cap = question.service() + "\t" + question.cap();
        if (!cap.equals(last)) {
            lines.append(cap).append('\n');
            last = cap;
        }
        lines.append('\t').append(allowed ? 'y' : 'n').append('\t');
        switch (question) {
            case MonQuestion mon -> {
                lines.append(mon.address().orElseThrow()).append('\t').append(mon.command());
                new TreeMap<>(mon.args())
                        .forEach((key, value) ->
                                lines.append('\t').append(key).append('=').append(value));
            }
            case OsdQuestion osd -> {
                lines.append(
                        String.join(
                                "\t",
                                osd.address().orElseThrow(),
                                osd.pool(),
                                osd.namespace(),
                                osd.object(),
                                osd.op()));
                for (var call : osd.classes()) {
                    lines.append('\t').append(call.allowed() ? "" : "-").append(call);
                }
            }
        }
        lines.append('\n');
    }

    @Override
    public String toString() {
        return lines.toString();
    }

    static List<Row> read(String resource) {
        var in = Objects.requireNonNull(Recording.class.getResourceAsStream(resource));
        try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            var rows = new ArrayList<Row>();
            var service = "";
            var cap = "";
            for (var line : reader.lines().filter(each -> !each.startsWith("#")).toList()) {
                var fields = line.split("\t", -1);
                if (fields[0].isEmpty()) {
                    var rest = List.of(fields).subList(2, fields.length);
                    var question = service.equals("mon") ? mon(cap, rest) : osd(cap, rest);
                    rows.add(new Row(question, fields[1].equals("y")));
                } else {
                    service = fields[0];
                    cap = fields[1];
                }
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Question mon(String cap, List<String> fields) {
        var args = new TreeMap<String, String>();
        for (var pair : fields.subList(2, fields.size())) {
            args.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        var command = MonCommand.named(fields.get(1)).orElseThrow();
        return new MonQuestion(
                cap,
                command.service(),
                fields.get(1),
                args,
                command.needs(),
                Optional.of(fields.getFirst()));
    }

    private static Question osd(String cap, List<String> fields) {
        var pool = fields.get(1);
        return new OsdQuestion(
                cap,
                pool,
                fields.get(2),
                fields.get(3),
                fields.get(4),
                fields.subList(5, fields.size()).stream().map(Recording::call).toList(),
                Optional.of(fields.getFirst()),
                Optional.of(Ground.POOLS.getOrDefault(pool, Map.of())));
    }

    private static ClassCall call(String text) {
        var hidden = text.startsWith("-");
        var name = hidden ? text.substring(1) : text;
        var call =
                Ground.CALLS.stream()
                        .filter(each -> each.toString().equals(name))
                        .findFirst()
                        .orElseThrow();
        return hidden
                ? new ClassCall(call.name(), call.method(), call.read(), call.write(), false)
                : call;
    }
}
