package dev.lifeboat.store.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A process of its own that holds a server, to be killed.
final class Holder {
    private static final Duration LONGER_THAN_ANY_TEST = Duration.ofMinutes(5);

    private Holder() {}

    public static void main(String[] words) throws IOException, InterruptedException {
        try (var _ = PostgresServer.open(Path.of(words[0]), Programs.ours())) {
            System.out.println("open");
            Thread.sleep(LONGER_THAN_ANY_TEST);
        }
    }

    /// Comes back when the server is open.
    static Process begin(Path home) throws IOException {
        var process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        Holder.class.getName(),
                                        home.toString()))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        if (!"open".equals(process.inputReader().readLine())) {
            throw new AssertionError("the holder did not open the server");
        }
        return process;
    }
}
