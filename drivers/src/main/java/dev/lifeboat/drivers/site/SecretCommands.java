package dev.lifeboat.drivers.site;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Runs the commands that print secrets: side by side, without a shell, none for long.
final class SecretCommands {
    /// A password store in the same data centre answers in well under a second.
    static final Duration LIMIT = Duration.ofSeconds(10);

    /// All of them together: at night nobody waits longer for a store that died with the host.
    static final Duration LIMIT_TOGETHER = Duration.ofSeconds(30);

    /// More would look like an attack to a password store.
    private static final int AT_ONCE = 8;

    private SecretCommands() {}

    sealed interface Answer {}

    record Said(String text) implements Answer {
        @Override
        public String toString() {
            return "(secret)";
        }
    }

    record Failed(String why) implements Answer {}

    /// The answer of each command.
    static Map<List<String>, Answer> run(Collection<List<String>> commands, Path folder) {
        return run(commands, folder, LIMIT);
    }

    static Map<List<String>, Answer> run(
            Collection<List<String>> commands, Path folder, Duration limit) {
        var answers = new ConcurrentHashMap<List<String>, Answer>();
        if (commands.isEmpty()) {
            return answers;
        }
        var end = System.nanoTime() + LIMIT_TOGETHER.toNanos();
        try (var pool = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var command : commands) {
                pool.execute(() -> answers.put(command, run(command, folder, limit, end)));
            }
        }
        return answers;
    }

    private static Answer run(List<String> command, Path folder, Duration limit, long end) {
        var left = Math.min(limit.toNanos(), end - System.nanoTime());
        if (left <= 0) {
            return new Failed("was not run: the ones before it took " + seconds(LIMIT_TOGETHER));
        }
        try {
            var process =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectInput(new File("/dev/null"))
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            try (var out = process.getInputStream()) {
                if (!process.waitFor(left, TimeUnit.NANOSECONDS)) {
                    return new Failed("did not end within " + seconds(Duration.ofNanos(left)));
                }
                if (process.exitValue() != 0) {
                    return new Failed("ended with code " + process.exitValue() + ": run it to see");
                }
                // Only what is there: a child of it that lives on would keep the pipe open.
                var bytes = out.readNBytes(Math.min(out.available(), Secrets.MOST_BYTES + 2));
                return new Said(new String(bytes, StandardCharsets.UTF_8));
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (IOException _) {
            return new Failed("cannot be started");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Failed("was interrupted");
        }
    }

    private static String seconds(Duration limit) {
        return Math.max(1, limit.toSeconds()) + " s";
    }
}
