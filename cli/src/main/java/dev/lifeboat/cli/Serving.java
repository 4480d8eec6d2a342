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
    private final Remembering remembering;
    private final SaidOnce database;
    private final Watchkeeper watch;
    private final StationBridge bridge;

    /// @param every how often to look in s
    Serving(Station station, int every) {
        this.station = station;
        this.every = every;
        this.remembering = new Remembering(station, System.err::println);
        this.database =
                new SaidOnce(
                        System.err::println, "The database answers again; runs are taken over.");
        this.watch = new Watchkeeper(station, System.out::println);
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
                var _ = look();
            } while (!stopped.await(watch.next(every), TimeUnit.SECONDS));
        } finally {
            station.close();
            left.countDown();
        }
    }

    /// Looking goes on without a database: what is seen is needed most on such a night.
    private void ensure(Takeover takeover) {
        try {
            takeover.ensure();
            database.well();
        } catch (UncheckedIOException e) {
            database.wrong(String.valueOf(e.getMessage()));
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

    /// Whether what was seen could be kept.
    boolean look() throws IOException {
        var began = System.nanoTime();
        var known = station.withBaselines(station.look(remembering.before()));
        var kept = remembering.keep(known);
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
        return kept;
    }

    @Override
    public void close() {
        watch.close();
    }
}
