package dev.lifeboat.cli;

import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.incident.Lookout;
import dev.lifeboat.screens.BudgetLines;
import dev.lifeboat.server.Looking;
import dev.lifeboat.server.Station;
import dev.lifeboat.server.Takeover;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// What `serve` does: looks, watches over incidents, concludes who is ready, takes runs over, shows
/// the page.
final class Serving implements AutoCloseable {
    /// A look in progress is left to its own limits; a run that is not let go of by then is taken
    /// over as a dead controller's.
    private static final Duration LEAVES_WITHIN = Duration.ofSeconds(20);

    /// How soon it is noticed that the process is to end.
    private static final Duration TURN = Duration.ofSeconds(1);

    private final Station station;
    private final Duration atMost;
    private final Remembering remembering;
    private final Messenger messenger;
    private final SaidOnce database;
    private final SaidOnce budget;
    private final Watchkeeper watch;
    private final StationBridge bridge;
    private final long began = System.nanoTime();
    private boolean complete;

    /// @param atMost no reading is left to grow older, as far as the budget goes
    Serving(Station station, Duration atMost) {
        this.station = station;
        this.atMost = atMost;
        this.remembering = new Remembering(station, System.err::println);
        this.database =
                new SaidOnce(
                        System.err::println, "The database answers again; runs are taken over.");
        this.budget = new SaidOnce(System.err::println, "The budget is large enough again.");
        this.messenger = new Messenger(station, text -> System.err.println("warning: " + text));
        this.watch = new Watchkeeper(station, messenger, System.out::println);
        this.bridge = new StationBridge(station, min(atMost, HostPing.KIND.freshFor()));
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /// Until the process is told to end.
    ///
    /// @param file the site file as it was read
    void keepOn(PageOption page, SiteFileWatch file) throws IOException, InterruptedException {
        var stopped = new CountDownLatch(1);
        var left = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(stopped, left), "stop"));
        var concluding = new Concluding(station, remembering, messenger, System.out::println);
        try (var _ = OpenPage.at(page, station.site().keeping().state(), bridge);
                var takeover = new Takeover(station, Person.machine(), new TakeoverLines(station));
                var beside = new Beside(concluding)) {
            ensure(takeover);
            var looking = new Looking(station, atMost, remembering.before());
            while (stopped.getCount() > 0) {
                turn(looking, beside, takeover);
                file.look();
            }
        } finally {
            station.close();
            // The process ends with the next line: what hooks are still to be told is told before.
            messenger.close();
            left.countDown();
        }
    }

    /// One turn of looking, and what follows from it.
    private void turn(Looking looking, Beside beside, Takeover takeover)
            throws InterruptedException {
        var seen = looking.turn(TURN);
        beside.add(seen.changed());
        var concluded = beside.turn(looking.known());
        if (concluded.isPresent()) {
            looking.want(concluded.get().wanted());
            beside.add(looking.saw(concluded.get().theirs()).changed());
            tell(concluded.get(), looking);
        }
        if (seen.swept()) {
            bridge.looked(looking.known());
            watch.saw(looking.known());
            if (!watch.suspects().isEmpty()) {
                var by = station.clock().instant().plus(Lookout.LOOK_AGAIN_AFTER);
                looking.again(watch.suspects(), by);
            }
            ensure(takeover);
        }
    }

    private void tell(Concluding.Conclusion concluded, Looking looking) {
        var shortfalls = looking.shortfalls();
        if (shortfalls.isEmpty()) {
            budget.well();
        } else {
            budget.wrong(BudgetLines.about(shortfalls), BudgetLines.text(shortfalls));
        }
        // Nothing is shown while nothing can be concluded: what stood before may be so no more.
        bridge.concluded(concluded.words());
        if (!concluded.words().isEmpty() && !complete) {
            complete = true;
            told(looking.known(), began);
        }
    }

    private void told(Readings known, long began) {
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

    /// Looks at everything once.
    ///
    /// @return whether what was seen could be kept
    boolean look() throws IOException {
        var looks = System.nanoTime();
        var known = station.withBaselines(station.look(remembering.before()));
        var kept = remembering.keep(known);
        bridge.looked(known);
        told(known, looks);
        watch.saw(known);
        return kept;
    }

    @Override
    public void close() {
        messenger.close();
    }
}
