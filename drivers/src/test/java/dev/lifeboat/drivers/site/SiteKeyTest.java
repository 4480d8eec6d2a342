package dev.lifeboat.drivers.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each key of the site file: a value that is right and what becomes of it, what holds without the
/// key, and a value that is wrong. To write the table of the document anew after a change of
/// [SiteKey]: `./build -pl drivers -am test -Dtest=SiteKeyTest -Dlifeboat.rewrite=true
/// -Dsurefire.failIfNoSpecifiedTests=false`
class SiteKeyTest {
    private static final Path DOCUMENT = Path.of("../docs/site-file.md");
    private static final String BEGIN = "<!-- keys: made by SiteKeyTest -->\n";
    private static final String END = "<!-- end of keys -->\n";

    @TempDir Path folder;

    static Stream<SiteKeyRow> rows() {
        return SiteKeyRow.all();
    }

    @Test
    void each_key_is_tried_here() {
        assertThat(rows().map(SiteKeyRow::key)).containsExactlyInAnyOrder(SiteKey.values());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_right_value_is_read(SiteKeyRow row) {
        var site = site();
        assertThat(shown(row.read().apply(site.good(text(row, row.good())))))
                .isEqualTo(row.value());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void without_the_key_its_usual_value_holds_or_it_is_asked_for(SiteKeyRow row) {
        var site = site();
        switch (site.read(text(row, ""))) {
            case SiteFile.Good(var read) ->
                    assertThat(shown(row.read().apply(read))).isEqualTo(row.usual());
            case SiteFile.Bad(var problems) -> {
                assertThat(problems).extracting(Problem::text).containsExactly(row.usual());
                assertThat(row.key().usual()).matches("|one of the (two|three)");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_wrong_value_is_refused_where_it_stands(SiteKeyRow row) {
        var problems = site().bad(text(row, row.bad())).lines().toList();
        assertThat(problems)
                .singleElement()
                .asString()
                .contains(
                        ": "
                                + (row.at().startsWith(SiteKeyRow.KCT09 + "bmc/password/")
                                        ? "hosts.kct09.bmc.password"
                                        : row.at().replace('/', '.')))
                .contains(row.wrong());
    }

    @Test
    void the_document_has_the_same_keys_as_the_reader_and_its_example_works() throws IOException {
        var document = Files.readString(DOCUMENT);
        var before = document.substring(0, document.indexOf(BEGIN) + BEGIN.length());
        var after = document.substring(document.indexOf(END));
        if (Boolean.getBoolean("lifeboat.rewrite")) {
            Files.writeString(DOCUMENT, before + table() + after);
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(before + table() + after);
        var example =
                document.substring(
                        document.indexOf("```yaml\n") + 8, document.indexOf("\n```\n") + 1);
        var site = site().with(Map.of("LIFEBOAT_BMC_PASSWORD", "x"), true);
        assertThat(site.read(example)).isInstanceOf(SiteFile.Good.class);
    }

    private static String table() {
        return Arrays.stream(SiteKey.values())
                .map(key ->
                        "| `%s` | %s | %s | %s |\n"
                                .formatted(
                                        key.path(),
                                        key.wanted(),
                                        key.usual().isEmpty() ? "must be there" : key.usual(),
                                        key.why()))
                .collect(
                        Collectors.joining(
                                "", "| key | write | without it | |\n|---|---|---|---|\n", ""));
    }

    private SiteFolder site() {
        return SiteFolder.in(folder).with(Map.of("BMC", "abc"), true);
    }

    private String shown(Object read) {
        return read.toString().replace(folder.toString(), "~");
    }

    /// The test's file with one key set, or left out.
    private static String text(SiteKeyRow row, String value) {
        var values = new LinkedHashMap<String, String>();
        values.put("site", "lab");
        values.put("ceph/main/user", "client.admin");
        values.put(SiteKeyRow.KCT09 + "address", "10.91.0.11");
        values.put(SiteKeyRow.KCT09 + "capacity/memory", "4 GiB");
        values.put(SiteKeyRow.KCT09 + "capacity/vcpus", "4");
        if (row.at().startsWith(SiteKeyRow.KCT09 + "bmc/")) {
            values.put(SiteKeyRow.KCT09 + "bmc/address", "10.91.2.11");
            values.put(SiteKeyRow.KCT09 + "bmc/user", "ADMIN");
            values.put(SiteKeyRow.KCT09 + "bmc/password/file", "password");
        }
        if (row.at().startsWith("spares/spare1/")) {
            values.put("spares/spare1/hardware", "/etc/hostname");
        }
        values.keySet().removeIf(at -> at.equals(row.at()) || at.startsWith(row.at() + "/"));
        if (row.at().startsWith(SiteKeyRow.KCT09 + "bmc/password/")) {
            values.remove(SiteKeyRow.KCT09 + "bmc/password/file");
        }
        if (value.isEmpty()) {
            var parent = row.at().contains("/") ? row.at().replaceFirst("/[^/]*$", "") : "";
            if (!parent.isEmpty()
                    && values.keySet().stream().noneMatch(at -> at.startsWith(parent))) {
                values.put(parent, "{}");
            }
        } else {
            values.put(row.at(), value.matches("[\\[{].*") ? value : quoted(value));
        }
        var root = new LinkedHashMap<String, Object>();
        values.forEach((at, text) -> put(root, at, text));
        return yaml(root) + "\n";
    }

    private static String quoted(String value) {
        return value.contains("'") ? "\"" + value + "\"" : "'" + value + "'";
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> into, String at, String text) {
        var slash = at.indexOf('/');
        if (slash < 0) {
            into.put(at, text);
            return;
        }
        var below =
                (Map<String, Object>)
                        into.computeIfAbsent(
                                at.substring(0, slash), _ -> new LinkedHashMap<String, Object>());
        put(below, at.substring(slash + 1), text);
    }

    private static String yaml(Object value) {
        return value instanceof Map<?, ?> map
                ? map.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + yaml(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"))
                : value.toString();
    }
}
