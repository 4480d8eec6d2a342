package dev.lifeboat.caps;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/// The lab's `caps-matrix.json`, read line by line: this module has no JSON library.
final class CapsMatrix {
    private static final Pattern FIELD = Pattern.compile(" {2}\"(\\w+)\": (.*?),?");

    private CapsMatrix() {}

    /// @param fields as written
    record Row(Map<String, String> fields) {
        boolean has(String field) {
            return fields.containsKey(field);
        }

        String text(String field) {
            var json = fields.getOrDefault(field, "\"\"");
            return json.substring(1, json.length() - 1).translateEscapes();
        }

        /// 0 is done, -13 is refused.
        May may(String field) {
            return switch (fields.getOrDefault(field, "")) {
                case "0" -> May.YES;
                case "-13" -> May.NO;
                default -> throw new IllegalStateException(field + " of " + fields);
            };
        }
    }

    static List<Row> rows() throws IOException {
        try (var in =
                Objects.requireNonNull(CapsMatrix.class.getResourceAsStream("caps-matrix.json"))) {
            var rows = new ArrayList<Row>();
            for (var line :
                    new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                if (line.equals(" {")) {
                    rows.add(new Row(new HashMap<>()));
                }
                var field = FIELD.matcher(line);
                if (field.matches()) {
                    rows.getLast().fields().put(field.group(1), field.group(2));
                }
            }
            return rows;
        }
    }
}
