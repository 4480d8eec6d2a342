package dev.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The table of what is said of each fault, and of what it does to those who leave it there.
final class FaultTable {
    private static final Path FILE = Shell.CHECKOUT.resolve("docs/readiness.md");

    private static final Pattern FOUND =
            Pattern.compile(
                    "\"id\":\"([^\"]+)\",\"subject\":\"([^\"]+)\",\"ready\":\"(NO|UNKNOWN)\".*?"
                            + "\"because\":\"((?:[^\"\\\\]|\\\\.)*)\".*?\"remedy\":\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final List<Row> rows = new ArrayList<>();

    /// A fault as it was found.
    static final class Row {
        private final String fault;
        private final String first;
        private final String because;
        private final String remedy;
        private final List<String> follows = new ArrayList<>();
        private String effect = "";

        private Row(String fault, String first, String because, String remedy) {
            this.fault = fault;
            this.first = first;
            this.because = because;
            this.remedy = remedy;
        }

        String because() {
            return because;
        }

        String remedy() {
            return remedy;
        }

        List<String> follows() {
            return follows;
        }

        /// @param effect what really happened without the fix
        void without(String effect) {
            this.effect = effect;
        }

        private String text() {
            return "| %s | `%s` | %s | %s | `%s` | %s |"
                    .formatted(
                            fault,
                            first,
                            steady(because),
                            follows.stream().distinct().collect(Collectors.joining(", ")),
                            steady(remedy),
                            steady(effect));
        }
    }

    /// A fault that blocks.
    Row named(String fault, Path site, String first) throws IOException, InterruptedException {
        return named(fault, site, first, 3);
    }

    /// @param first what is to be found first: check and subject
    /// @param code of ready: 3 when it blocks, 4 when it leaves the host unproven
    Row named(String fault, Path site, String first, int code)
            throws IOException, InterruptedException {
        var ready = Shell.lifeboat(site, "ready", "kct09", "--json");
        assertThat(ready.code()).as(fault).isEqualTo(code);
        var found = FOUND.matcher(ready.out());
        assertThat(found.find()).as(fault).isTrue();
        assertThat(found.group(1) + " " + found.group(2)).as(fault).isEqualTo(first);
        var row = new Row(fault, first, found.group(4), found.group(5));
        while (found.find()) {
            row.follows.add(found.group(1));
        }
        var why = Shell.lifeboat(site, "why", first.replaceFirst(" .*", ""), "kct09");
        assertThat(words(why.out())).as(fault).contains(words(row.remedy));
        rows.add(row);
        return row;
    }

    /// A screen's words: where its lines break says nothing.
    static String words(String text) {
        return text.replaceAll("\\s+", " ");
    }

    /// Without what differs from lab to lab.
    private static String steady(String text) {
        return text.replaceAll("client\\.[0-9]+", "client.N")
                .replaceAll(":0/[0-9]+", ":0/N")
                .replaceAll("[0-9/]{8} [0-9:]{8} UTC", "DATE")
                .replace("|", "\\|");
    }

    void isAsWritten() throws IOException {
        if (Boolean.getBoolean("lifeboat.rewrite")) {
            Files.writeString(FILE, text());
        }
        assertThat(text()).isEqualTo(Files.readString(FILE));
    }

    private String text() {
        return """
        # What `lifeboat ready` says of a fault

        Each was made in the lab, one at a time; what is named first is the fault, what follows from it stands beside it, and
        the fix made the host ready again. Then it was made once more and left there, and the host died: what really happened
        stands last. Written by `LatentFaultsLabTest` (`./build verify --all`).

        | fault | named first | because | also unproven | fix | without the fix |
        |---|---|---|---|---|---|
        %s
        """
                .formatted(rows.stream().map(Row::text).collect(Collectors.joining("\n")));
    }
}
