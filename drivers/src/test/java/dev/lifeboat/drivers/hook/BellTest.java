package dev.lifeboat.drivers.hook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.lifeboat.drivers.access.Secret;
import dev.lifeboat.drivers.shell.Shell;
import dev.lifeboat.drivers.site.Hook;
import dev.lifeboat.drivers.site.HookEvent;
import dev.lifeboat.drivers.site.Hooks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BellTest {
    private final ConcurrentLinkedQueue<String> failed = new ConcurrentLinkedQueue<>();

    private Bell bell(HookEvent event, Hook hook) {
        return new Bell(new Hooks(new TreeMap<>(Map.of(event, hook))), new Shell(), failed::add);
    }

    private static Hook sh(String script) {
        return new Hook.Exec(List.of("/bin/sh", "-c", script));
    }

    @Test
    void a_program_reads_each_event_in_order_and_others_are_not_told(@TempDir Path folder)
            throws IOException {
        var heard = folder.resolve("heard");
        try (var bell = bell(HookEvent.NOTICE, sh("cat >> " + heard))) {
            bell.ring(HookEvent.NOTICE, "{\"text\":\"one\"}");
            bell.ring(HookEvent.RUN_ENDED, "{\"text\":\"nobody\"}");
            bell.ring(HookEvent.NOTICE, "{\"text\":\"two\"}");
        }
        assertThat(Files.readString(heard)).isEqualTo("{\"text\":\"one\"}\n{\"text\":\"two\"}\n");
        assertThat(failed).isEmpty();
    }

    @Test
    void a_program_that_fails_is_told_of_and_the_next_event_is_told_all_the_same(
            @TempDir Path folder) throws IOException {
        var heard = folder.resolve("heard");
        var script = "read line; echo $line >> " + heard + "; echo no such room >&2; exit 3";
        try (var bell = bell(HookEvent.QUESTION, sh(script))) {
            bell.ring(HookEvent.QUESTION, "1");
            bell.ring(HookEvent.QUESTION, "2");
        }
        assertThat(Files.readAllLines(heard)).containsExactly("1", "2");
        assertThat(failed)
                .hasSize(2)
                .first()
                .isEqualTo("hook question: /bin/sh ended with 3: no such room");
    }

    @Test
    void a_slow_program_does_not_hold_up_who_tells_it_and_the_queue_has_an_end() {
        var bell = bell(HookEvent.NOTICE, sh("sleep 1"));
        var began = System.nanoTime();
        for (var n = 0; n < Bell.WAITING_AT_MOST + 2; n++) {
            bell.ring(HookEvent.NOTICE, "{}");
        }
        assertThat(System.nanoTime() - began).isLessThan(900_000_000L);
        assertThat(failed)
                .isNotEmpty()
                .allMatch(line -> line.contains("256 events are waiting already"));
    }

    @Test
    void a_webhook_is_posted_to_and_its_url_is_never_told() throws IOException {
        var posted = new ConcurrentLinkedQueue<String>();
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                call -> {
                    var body = call.getRequestBody().readAllBytes();
                    posted.add(new String(body, StandardCharsets.UTF_8));
                    call.sendResponseHeaders(
                            call.getRequestURI().getPath().equals("/good") ? 204 : 403, -1);
                    call.close();
                });
        server.start();
        var shown = "http://127.0.0.1:" + server.getAddress().getPort();
        try (var good = bell(HookEvent.NOTICE, webhook(shown, "/good"));
                var bad = bell(HookEvent.NOTICE, webhook(shown, "/canary-5f2c"))) {
            good.ring(HookEvent.NOTICE, "{\"n\":1}");
            bad.ring(HookEvent.NOTICE, "{\"n\":2}");
        } finally {
            server.stop(0);
        }
        assertThat(posted).containsExactlyInAnyOrder("{\"n\":1}", "{\"n\":2}");
        assertThat(failed).containsExactly("hook notice: " + shown + " answered HTTP 403");
        try (var gone = bell(HookEvent.NOTICE, webhook(shown, "/canary-5f2c"))) {
            gone.ring(HookEvent.NOTICE, "{}");
        }
        assertThat(failed)
                .noneMatch(line -> line.contains("canary"))
                .anyMatch(line -> line.contains(shown + " cannot be reached"));
    }

    private static Hook webhook(String shown, String path) {
        return new Hook.Webhook(Secret.of(shown + path), shown);
    }
}
