package dev.lifeboat.drivers.hook;

import dev.lifeboat.drivers.access.Secret;
import dev.lifeboat.drivers.shell.Command;
import dev.lifeboat.drivers.shell.Ended;
import dev.lifeboat.drivers.shell.Shell;
import dev.lifeboat.drivers.shell.Target;
import dev.lifeboat.drivers.shell.Text;
import dev.lifeboat.drivers.site.Hook;
import dev.lifeboat.drivers.site.HookEvent;
import dev.lifeboat.drivers.site.Hooks;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Tells a site's programs and chat systems of events: in order, one call each, and nobody waits
/// for them. A hook that fails or is slow is told of and never stops anything.
public final class Bell implements AutoCloseable {
    /// Events that may wait while one hook is slow. A run of 60 guests has about 100.
    static final int WAITING_AT_MOST = 256;

    /// A chat system answers in a second. Longer, and the later events would come too late.
    static final Duration LIMIT = Duration.ofSeconds(10);

    /// What is still waiting at the end is told for so long: the last event is the most important
    /// one, and a person at the terminal waits for this.
    private static final Duration AT_END = Duration.ofSeconds(15);

    private record Ring(HookEvent event, Hook hook, String json) {}

    private final Hooks hooks;
    private final Shell shell;
    private final Consumer<String> failed;
    private final ArrayBlockingQueue<Ring> waiting = new ArrayBlockingQueue<>(WAITING_AT_MOST);
    private final Thread ringer;
    private volatile boolean closing;

    /// @param failed is given a sentence for each call that failed; never a secret in it
    public Bell(Hooks hooks, Shell shell, Consumer<String> failed) {
        this.hooks = hooks;
        this.shell = shell;
        this.failed = failed;
        this.ringer = Thread.ofVirtual().name("hooks").start(this::ringAll);
    }

    public void ring(HookEvent event, String json) {
        var hook = hooks.on(event);
        if (hook.isPresent() && !waiting.offer(new Ring(event, hook.get(), json))) {
            failed.accept(
                    "hook "
                            + event.key()
                            + ": not told, "
                            + WAITING_AT_MOST
                            + " events are waiting already");
        }
    }

    private void ringAll() {
        try {
            while (!closing || !waiting.isEmpty()) {
                var ring = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (ring != null) {
                    var because = call(ring);
                    because.ifPresent(
                            why -> failed.accept("hook " + ring.event().key() + ": " + why));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Why it failed; empty when it did not.
    private Optional<String> call(Ring ring) throws InterruptedException {
        return switch (ring.hook()) {
            case Hook.Exec(var argv) -> {
                var command = Command.of(argv).reading(ring.json() + "\n");
                var target = Target.of("hook " + ring.event().key());
                yield failure(argv.getFirst(), shell.run(target, command, LIMIT));
            }
            case Hook.Webhook(var url, var shown) -> post(url, shown, ring.json());
        };
    }

    private static Optional<String> failure(String program, Ended ended) {
        return switch (ended) {
            case Ended.Exited exited when exited.well() -> Optional.empty();
            case Ended.Exited(var code, _, var err) ->
                    Optional.of(program + " ended with " + code + ": " + Text.lastLine(err));
            case Ended.TimedOut(var limit) ->
                    Optional.of(program + " did not end within " + limit.toSeconds() + " s");
            case Ended.TooLong _ -> Optional.of(program + " printed too much");
            case Ended.NotStarted(var reason) -> Optional.of(reason);
        };
    }

    /// Its URL is a secret: what goes wrong is told with scheme and host only, and an exception's
    /// own text is not used.
    private static Optional<String> post(Secret url, String shown, String json)
            throws InterruptedException {
        try (var client = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
            var request =
                    url.reveal(text ->
                            HttpRequest.newBuilder(URI.create(text))
                                    .timeout(LIMIT)
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(json))
                                    .build());
            var code = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return code / 100 == 2
                    ? Optional.empty()
                    : Optional.of(shown + " answered HTTP " + code);
        } catch (IOException e) {
            return Optional.of(shown + " cannot be reached (" + e.getClass().getSimpleName() + ")");
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            if (!ringer.join(AT_END)) {
                ringer.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
