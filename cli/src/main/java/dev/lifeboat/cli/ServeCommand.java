package dev.lifeboat.cli;

import dev.lifeboat.server.Station;
import java.io.IOException;
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
            "Serves a page in the browser: the hosts; and of a run, whoever carries it out, how far it is",
            "and what it asks."
        },
        footer = {"", "Example:  lifeboat serve --every 60"})
public final class ServeCommand implements Callable<Integer> {
    @Mixin private SiteOption site = new SiteOption();

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "how often to look, 5 to 3600 s; default: ${DEFAULT-VALUE}")
    private int every;

    @Mixin private PageOption page = new PageOption();

    @Option(names = "--once", description = "look once and end")
    private boolean once;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (every < 5 || every > 3600) {
            throw new Stop(Exit.USAGE, "--every " + every + " is not from 5 to 3600 s");
        }
        var station = site.open();
        var bridge = new StationBridge(station, Duration.ofSeconds(every));
        if (once) {
            look(station, bridge);
            return Exit.OK.code();
        }
        try (var _ = OpenPage.at(page, station.site().keeping().state(), bridge)) {
            keepOn(station, bridge);
        }
        return Exit.OK.code();
    }

    private void keepOn(Station station, StationBridge bridge)
            throws IOException, InterruptedException {
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(stopped::countDown, "stop"));
        do {
            look(station, bridge);
        } while (!stopped.await(every, TimeUnit.SECONDS));
    }

    private static void look(Station station, StationBridge bridge) throws IOException {
        var began = System.nanoTime();
        var known = station.withBaselines(station.look(station.remembered()));
        station.remember(known);
        bridge.looked(known);
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
