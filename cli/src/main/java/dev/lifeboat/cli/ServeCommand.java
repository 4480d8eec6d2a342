package dev.lifeboat.cli;

import dev.lifeboat.server.Station;
import dev.lifeboat.server.Takeover;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Keeps looking, so that what is needed at night is known before.
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Keeps taking readings of the whole site and writes them to a plain file, from which",
            "lifeboat plan HOST works when the host is dead and everything else is too.",
            "Carries on the runs of a lifeboat that died, on this machine or, with a database that both",
            "reach, on another."
        },
        footer = {"", "Example:  lifeboat serve --every 60"})
public final class ServeCommand implements Callable<Integer> {
    @Mixin private SiteOption site = new SiteOption();

    @Mixin private JournalOption journal = new JournalOption();

    /// A look in progress is left to its own limits; a run that is not let go of by then is taken
    /// over as a dead controller's.
    private static final Duration LEAVES_WITHIN = Duration.ofSeconds(20);

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "how often to look, 5 to 3600 s; default: ${DEFAULT-VALUE}")
    private int every;

    @Option(names = "--once", description = "look once and end")
    private boolean once;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (every < 5 || every > 3600) {
            throw new Stop(Exit.USAGE, "--every " + every + " is not from 5 to 3600 s");
        }
        try (var station = site.open(journal)) {
            if (once) {
                look(station);
            } else {
                keepOn(station);
            }
        }
        return Exit.OK.code();
    }

    private void keepOn(Station station) throws IOException, InterruptedException {
        var stopped = new CountDownLatch(1);
        var left = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(stopped, left), "stop"));
        try (var takeover = new Takeover(station, Person.machine(), new TakeoverLines(station))) {
            do {
                try {
                    takeover.ensure();
                } catch (UncheckedIOException e) {
                    // Looking goes on: what is seen is needed most on such a night.
                    System.err.println(e.getMessage());
                }
                look(station);
            } while (!stopped.await(every, TimeUnit.SECONDS));
        } finally {
            station.close();
            left.countDown();
        }
    }

    /// The process ends when this does: runs are let go of first, so that another takes them at
    /// once.
    private static void leave(CountDownLatch stopped, CountDownLatch left) {
        stopped.countDown();
        try {
            var _ = left.await(LEAVES_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void look(Station station) throws IOException {
        var began = System.nanoTime();
        var known = station.withBaselines(station.look(station.remembered()));
        station.remember(known);
        var silent = station.silent(known);
        System.err.println(
                station.clock().instant()
                        + "  "
                        + known.newest().size()
                        + " readings in "
                        + Duration.ofNanos(System.nanoTime() - began).toMillis()
                        + " ms"
                        + (silent.isEmpty() ? "" : "; silent: " + silent));
    }
}
