package dev.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.store.postgres.PostgresServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// `serve` with its database and its page, and a run beside it: no secret gets into what they keep,
/// show, send or start.
@Execution(ExecutionMode.CONCURRENT) // has a site of its own, and waits for its commands
class ServedCanaryTest {
    private static final Pattern PAGE = Pattern.compile("page: {2}(http://[0-9.:]+)");

    private static final Pattern RUN = Pattern.compile("\"run\":\"([^\"]+)\"");

    /// Where a secret belongs; what is in them is searched for everywhere else.
    private static final List<String> THEIR_PLACES =
            List.of(
                    "keyring",
                    "key",
                    "password",
                    "lifeboat.yaml",
                    "url",
                    "state/page-token",
                    "state/postgres/password");

    @TempDir private Path folder;

    private FakeSite site;
    private Path said;

    @BeforeEach
    void make() throws IOException {
        site = FakeSite.in(folder);
        said = folder.resolve("serve.txt");
    }

    @Test
    void no_secret_is_kept_shown_or_handed_on() throws Exception {
        var serve = site.begin(said, "serve", "--every=5", "--listen=127.0.0.1:0");
        var shown = new ArrayList<String>();
        try {
            FakeSite.await(() -> FakeSite.text(said).contains("readings in"));
            var go = site.run("go", "kct09", "--confirm=kct09", "--json");
            assertThat(go.code()).as(go.said()).isEqualTo(5);
            shown.add(go.said());
            var run = RUN.matcher(go.said()).results().findFirst().orElseThrow().group(1);
            FakeSite.await(() -> FakeSite.text(said).contains(run));
            shown.addAll(pages());
            shown.addAll(processes(serve));
            shown.addAll(rows());
        } finally {
            serve.destroy();
            assertThat(serve.waitFor(1, TimeUnit.MINUTES)).isTrue();
        }
        assertThat(String.join("\n", shown)).contains("kct09", "lifeboat.event/1", "<html");
        var secrets = secrets();
        for (var text : shown) {
            assertThat(secrets).noneMatch(text::contains);
        }
        for (var file : files()) {
            var text = Files.readString(file, StandardCharsets.ISO_8859_1);
            assertThat(secrets).as("%s", file).noneMatch(text::contains);
        }
        assertThat(Files.readAllLines(folder.resolve("environments")))
                .containsOnly("ipmitool IPMI_PASSWORD");
    }

    @Test
    void the_password_of_a_database_is_not_said_when_it_does_not_answer() throws Exception {
        var url = "postgresql://lifeboat:" + FakeSite.CANARY + "@127.0.0.1:1/lifeboat";
        site.put("url", url + "\n", "rw-------");
        Files.writeString(
                folder.resolve("lifeboat.yaml"),
                Files.readString(folder.resolve("lifeboat.yaml"))
                        + "database-url: {file: "
                        + folder.resolve("url")
                        + "}\n");
        var ended = site.run("go", "kct09", "--confirm=kct09");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.said())
                .contains("127.0.0.1:1/lifeboat", "next:  ")
                .doesNotContain(FakeSite.CANARY);
    }

    private List<String> secrets() throws IOException {
        return List.of(
                FakeSite.CANARY,
                Files.readString(site.state().resolve("page-token")).strip(),
                Files.readString(site.state().resolve("postgres/password")).strip());
    }

    /// The form, the page once inside, and the first that is pushed to it.
    private List<String> pages() throws IOException, InterruptedException {
        var found = PAGE.matcher(FakeSite.text(said));
        assertThat(found.find()).as(FakeSite.text(said)).isTrue();
        var page = URI.create(found.group(1));
        var token = Files.readString(site.state().resolve("page-token")).strip();
        try (var client = HttpClient.newHttpClient()) {
            var form = client.send(get(page.resolve("/login"), ""), BODY);
            var login =
                    HttpRequest.newBuilder(page.resolve("/login"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString("who=ops&token=" + token))
                            .build();
            var in = client.send(login, BODY);
            assertThat(in.statusCode()).isEqualTo(303);
            var cookie = in.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
            var inside = client.send(get(page, cookie), BODY);
            assertThat(inside.body()).contains("kct09");
            var events = get(page.resolve("/events"), cookie);
            var pushed = client.send(events, HttpResponse.BodyHandlers.ofInputStream());
            try (var stream = pushed.body()) {
                var first = new String(stream.readNBytes(2_000), StandardCharsets.UTF_8);
                client.shutdownNow();
                return List.of(form.body(), in.headers().toString(), inside.body(), first);
            }
        }
    }

    private static final HttpResponse.BodyHandler<String> BODY =
            HttpResponse.BodyHandlers.ofString();

    private static HttpRequest get(URI at, String cookie) {
        var request = HttpRequest.newBuilder(at).GET();
        return (cookie.isEmpty() ? request : request.header("Cookie", cookie)).build();
    }

    /// The command lines of all that it has started, and the environment of the database: it goes
    /// on when we end.
    private List<String> processes(Process serve) throws IOException {
        var lines = new ArrayList<String>();
        serve.descendants()
                .map(ServedCanaryTest::proc)
                .forEach(proc -> lines.add(text(proc.resolve("cmdline"))));
        lines.add(text(proc(serve.toHandle()).resolve("cmdline")));
        var pidFile = site.state().resolve("postgres/data/postmaster.pid");
        var database = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        var server = ProcessHandle.of(database).orElseThrow();
        for (var process : Stream.concat(Stream.of(server), server.descendants()).toList()) {
            lines.add(text(proc(process).resolve("cmdline")));
            lines.add(text(proc(process).resolve("environ")));
        }
        assertThat(lines).anyMatch(line -> line.contains("PATH="));
        return lines;
    }

    private static Path proc(ProcessHandle process) {
        return Path.of("/proc", Long.toString(process.pid()));
    }

    /// Nothing, of one that has ended meanwhile or is another user's.
    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException _) {
            return "";
        }
    }

    /// All that the database keeps, as its own programs would dump it.
    private List<String> rows() throws IOException, SQLException {
        var rows = new ArrayList<String>();
        try (var server = PostgresServer.open(site.state().resolve("postgres"));
                var connection = server.access().connect();
                var ask = connection.createStatement()) {
            var tables = new TreeSet<String>();
            try (var names =
                    ask.executeQuery(
                            "select schemaname || '.' || tablename from pg_tables where schemaname ="
                                    + " 'lifeboat'")) {
                while (names.next()) {
                    tables.add(names.getString(1));
                }
            }
            assertThat(tables).contains("lifeboat.run", "lifeboat.entry");
            for (var table : tables) {
                try (var all = ask.executeQuery("select t::text from " + table + " t")) {
                    while (all.next()) {
                        rows.add(all.getString(1));
                    }
                }
            }
        }
        assertThat(rows).hasSizeGreaterThan(5);
        return rows;
    }

    private List<Path> files() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !THEIR_PLACES.contains(folder.relativize(file).toString()))
                    .filter(file -> !file.startsWith(folder.resolve("bin")))
                    .filter(file -> !file.toString().contains("/postgres/postgresql-"))
                    .toList();
        }
    }
}
