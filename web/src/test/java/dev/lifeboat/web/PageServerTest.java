package dev.lifeboat.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeboat.core.control.Command;
import dev.lifeboat.core.plan.StepId;
import dev.lifeboat.core.run.Choice;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.Move;
import dev.lifeboat.core.run.Question;
import dev.lifeboat.core.run.QuestionId;
import dev.lifeboat.screens.Page;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page as a program sees it: who comes in, what is refused, what is escaped.
class PageServerTest {
    private static final String HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=x>";

    @TempDir Path scratch;
    private Asked night;
    private Caller caller;

    @BeforeEach
    void a_run_waits_for_an_answer() throws IOException {
        night = new Asked(scratch);
        caller = new Caller(night.server().address());
    }

    @AfterEach
    void close() {
        caller.close();
        night.close();
    }

    private Map<String, String> answer(String csrf, String choice, String typed) {
        return Map.of(
                "csrf",
                csrf,
                "run",
                night.run(),
                "what",
                "answer",
                "question",
                "q1",
                "choice",
                choice,
                "typed",
                typed);
    }

    @Test
    void nobody_sees_or_says_anything_without_signing_in() throws Exception {
        var page = caller.get("/");
        assertThat(page.statusCode()).isEqualTo(303);
        assertThat(page.headers().firstValue("Location")).contains("/login");
        for (var path : List.of("/events", "/phase/2a", "/entry/1", "/guest/x", "/else")) {
            assertThat(caller.get(path).statusCode()).as(path).isEqualTo(401);
        }
        assertThat(caller.post("/tell", answer("", "1", "")).statusCode()).isEqualTo(401);
        assertThat(night.told()).isEmpty();
    }

    @Test
    void the_token_lets_in_and_does_not_stay_in_the_address() throws Exception {
        var wrong = Map.of("token", "0".repeat(64), "who", "ops");
        assertThat(caller.post("/login", wrong).statusCode()).isEqualTo(401);
        assertThat(caller.get("/").statusCode()).isEqualTo(303);
        var token = Files.readString(night.server().tokenFile()).strip();
        var in = caller.post("/login", Map.of("token", token, "who", "ops"));
        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(in.headers().firstValue("Location")).contains("/");
        assertThat(in.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("HttpOnly", "SameSite=Strict")
                .doesNotContain(token);
        var page = caller.get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("2b needs you", "SIMULATED").doesNotContain(token);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'")
                .doesNotContain("unsafe");
    }

    @Test
    void a_name_is_asked_for_since_it_stands_in_the_journal() throws Exception {
        var token = Files.readString(night.server().tokenFile()).strip();
        for (var who : List.of("", " ", "<b>", "x".repeat(41))) {
            var in = caller.post("/login", Map.of("token", token, "who", who));
            assertThat(in.statusCode()).as(who).isEqualTo(400);
        }
    }

    @Test
    void a_link_lets_one_browser_in_once() throws Exception {
        var link = night.server().link("ops");
        assertThat(caller.in(link).get("/").statusCode()).isEqualTo(200);
        try (var second = new Caller(night.server().address())) {
            assertThat(second.in(link).get("/").statusCode()).isEqualTo(303);
        }
    }

    @Test
    void the_token_is_its_owners_alone() throws Exception {
        var file = night.server().tokenFile();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> TokenFile.read(file))
                .hasMessageContaining("can be read by others")
                .hasMessageContaining("delete it");
    }

    @Test
    void a_foreign_name_for_this_machine_is_refused() throws Exception {
        for (var host : List.of("evil.example", "127.0.0.1.evil.example", "evil.example:80", "")) {
            assertThat(Caller.withHost(night.port(), host)).as(host).doesNotContain("token");
        }
        assertThat(Caller.withHost(night.port(), "localhost:9")).contains("200 OK", "token");
    }

    @Test
    void what_another_site_sends_is_refused() throws Exception {
        caller.in(night.server().link("ops"));
        var csrf = caller.csrf();
        assertThat(caller.post("/tell", answer("", "1", "")).statusCode()).isEqualTo(403);
        assertThat(caller.post("/tell", answer("0".repeat(64), "1", "")).statusCode())
                .isEqualTo(403);
        var right = answer(csrf, "1", "");
        assertThat(caller.post("/tell", right, "Origin", "http://evil.example").statusCode())
                .isEqualTo(403);
        assertThat(caller.post("/tell", right, "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(night.told()).isEmpty();
        assertThat(caller.post("/tell", right).statusCode()).isEqualTo(303);
        assertThat(night.told())
                .containsExactly(new Command.Answer("ops", new QuestionId(1), 1, "on the page"));
    }

    @Test
    void what_stands_in_for_a_look_needs_the_hosts_name_typed() throws Exception {
        caller.in(night.server().link("ops"));
        var csrf = caller.csrf();
        for (var typed : List.of("", "kct10", "KCT09")) {
            var refused = caller.post("/tell", answer(csrf, "3", typed));
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("nothing was done");
        }
        assertThat(night.told()).isEmpty();
        assertThat(caller.post("/tell", answer(csrf, "3", "kct09")).statusCode()).isEqualTo(303);
        assertThat(night.told()).hasSize(1);
    }

    @Test
    void an_answer_to_what_is_not_asked_is_refused_with_a_sentence() throws Exception {
        caller.in(night.server().link("ops"));
        var form = new TreeMap<>(answer(caller.csrf(), "9", ""));
        assertThat(caller.post("/tell", form).body()).contains("q1 has the choices 1 to 3.");
        form.put("question", "q7");
        assertThat(caller.post("/tell", form).body()).contains("not open any more");
        form.put("run", "other-1");
        assertThat(caller.post("/tell", form).statusCode()).isEqualTo(409);
        assertThat(night.told()).isEmpty();
    }

    @Test
    void what_guests_drivers_and_people_say_is_only_text() throws Exception {
        night.happens(
                HOSTILE,
                new Event.Asked(
                        new Question(
                                new QuestionId(2),
                                HOSTILE,
                                new StepId("5.db-1", "prove"),
                                HOSTILE,
                                List.of(HOSTILE + ": " + HOSTILE),
                                List.of(new Choice(new Move.LookAgain(), HOSTILE, true)))));
        night.happens(HOSTILE, new Event.Skipped(new StepId("5.web-1", "prove"), HOSTILE));
        caller.in(night.server().link("ops"));
        var last = caller.get("/").body();
        assertThat(last).contains("&lt;script&gt;").doesNotContain("<script>alert", "<img");
        var entry = last.replaceAll("(?s).*?/entry/([0-9]+).*", "$1");
        for (var path : List.of("/entry/" + entry, "/phase/5")) {
            assertThat(caller.get(path).body())
                    .contains("&lt;script&gt;")
                    .doesNotContain("<script>alert", "<img");
        }
    }

    @Test
    void a_form_has_a_few_hundred_bytes_and_no_folder_is_shown() throws Exception {
        caller.in(night.server().link("ops"));
        var csrf = caller.csrf();
        assertThat(
                        caller.post("/tell", Map.of("csrf", csrf, "because", "x".repeat(20_000)))
                                .statusCode())
                .isEqualTo(413);
        for (var path :
                List.of(
                        "/assets/",
                        "/assets/..%2fpage.css",
                        "/assets/page.jte",
                        "/webjars/htmx.org/2.0.10/dist/htmx.js",
                        "/else")) {
            assertThat(caller.get(path).statusCode()).as(path).isBetween(400, 404);
        }
        for (var name : List.of("htmx.js", "sse.js", "page.js", "page.css", "icon.svg")) {
            assertThat(caller.get("/assets/" + name).statusCode()).as(name).isEqualTo(200);
        }
    }

    @Test
    void each_browser_is_sent_the_page_with_its_own_forms() throws Exception {
        caller.in(night.server().link("ops"));
        var csrf = caller.csrf();
        assertThat(firstEvent()).contains("id=\"head\"", "id=\"ask-q1\"", csrf);
    }

    /// The lines of the first `now`.
    private String firstEvent() throws IOException, InterruptedException {
        var request = caller.request("/events").header("Accept", "text/event-stream").build();
        var stream = caller.client().send(request, HttpResponse.BodyHandlers.ofInputStream());
        var lines = new ArrayList<String>();
        try (var reader =
                new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            for (var line = reader.readLine();
                    line != null && !(line.isEmpty() && !lines.isEmpty());
                    line = reader.readLine()) {
                lines.add(line);
            }
        }
        return String.join("\n", lines);
    }

    @Test
    void there_is_an_end_to_how_many_look_on() throws Exception {
        caller.in(night.server().link("ops"));
        var open = new ArrayList<AutoCloseable>();
        for (var i = 0; i < Viewers.AT_MOST; i++) {
            var request = caller.request("/events").header("Accept", "text/event-stream").build();
            open.add(
                    caller.client()
                            .send(request, HttpResponse.BodyHandlers.ofInputStream())
                            .body());
        }
        assertThat(firstEvent()).contains("event: full");
        for (var each : open) {
            each.close();
        }
    }

    @Test
    void the_page_never_leaves_this_machine() throws Exception {
        var outside = InetAddress.getByAddress(new byte[] {10, 0, 0, 1});
        var bridge =
                new RunBridge(night.live(), InstantSource.system(), _ -> Optional.empty(), false);
        assertThatThrownBy(() ->
                        PageServer.open(
                                new InetSocketAddress(outside, 0),
                                bridge,
                                scratch.resolve("other"),
                                Page.plain(ZoneOffset.UTC)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ssh -L");
    }
}
