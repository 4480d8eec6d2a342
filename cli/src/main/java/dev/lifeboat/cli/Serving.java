package dev.lifeboat.cli;

import dev.lifeboat.server.Station;
import dev.lifeboat.server.Takeover;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// What `serve` does: looks, watches over incidents, takes runs over, shows the page.
final class Serving implements AutoCloseable {
    /// A look in progress is left to its own limits; a run that is not let go of by then is taken
    /// over as a dead controller's.
    private static final Duration LEAVES_WITHIN = Duration.ofSeconds(20);

    private final Station station;
    private final int every;
    private final Watchkeeper watch;
    private final StationBridge bridge;

    /// @param every how often to look in s
    Serving(Station station, int every) {
        this.station = station;
        this.every = every;
        this.watch = new Watchkeeper(station);
        this.bridge = new StationBridge(station, Duration.ofSeconds(every));
    }

    /// Until the process is told to end.
    void keepOn(PageOption page) throws IOException, InterruptedException {
        var stopped = new CountDownLatch(1);
        var left = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(stopped, left), "stop"));
        try (var _ = OpenPage.at(page, station.site().keeping().state(), bridge);
                var takeover =
                        new Takeover(station, Person.machine(), new TakeoverLines(station))) {
            do {
                ensure(takeover);
                look();
            } while (!stopped.await(watch.next(every), TimeUnit.SECONDS));
        } finally {
            station.close();
            left.countDown();
        }
    }

    /// Looking goes on without a database: what is seen is needed most on such a night.
    private static void ensure(Takeover takeover) {
        try {
            takeover.ensure();
        } catch (UncheckedIOException e) {
            System.err.println(e.getMessage());
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

    void look() throws IOException {
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
        watch.saw(known);
    }

    @Override
    public void close() {
        watch.close();
    }
}
