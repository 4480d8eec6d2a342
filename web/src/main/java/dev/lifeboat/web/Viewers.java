package dev.lifeboat.web;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The browsers that look on. Each holds the thread of its request and is sent what changed for it,
/// so a slow one holds nobody up.
final class Viewers {
    /// A guest that came back is on the page before a person has read the last change.
    static final Duration LOOK = Duration.ofMillis(300);

    /// The page calls itself lost when it has not heard this for some seconds.
    private static final Duration BEAT = Duration.ofSeconds(1);

    /// More than a crisis room has; each costs a thread and a connection.
    static final int AT_MOST = 32;

    private final Semaphore places = new Semaphore(AT_MOST);
    private final Supplier<Frame> frames;
    private volatile boolean closed;

    /// @param frames the page now
    Viewers(Supplier<Frame> frames) {
        this.frames = frames;
    }

    /// Takes a place; the caller gives it to [#show] or answers that there is none.
    boolean enter() {
        return !closed && places.tryAcquire();
    }

    /// Returns when the browser has gone, or its session has.
    ///
    /// @param mayStay whether its session still lasts
    /// @param slot stands in the page for what only this browser may know
    void show(EventStream browser, BooleanSupplier mayStay, Slot slot) {
        try {
            follow(browser, mayStay, slot);
        } catch (IOException e) {
            // The browser has gone; there is nobody to tell.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            places.release();
        }
    }

    private void follow(EventStream browser, BooleanSupplier mayStay, Slot slot)
            throws IOException, InterruptedException {
        var has = new HashMap<String, Region>();
        var titled = "";
        var beat = System.nanoTime() - BEAT.toNanos();
        while (!closed && mayStay.getAsBoolean()) {
            var frame = frames.get();
            var changes = changes(frame, has);
            if (!changes.isEmpty()) {
                browser.send("now", slot.fill(changes));
            }
            if (!frame.title().equals(titled)) {
                browser.send("called", frame.title());
                titled = frame.title();
            }
            if (System.nanoTime() - beat >= BEAT.toNanos()) {
                browser.send("beat", frame.time());
                beat = System.nanoTime();
            }
            Thread.sleep(LOOK);
        }
    }

    private static String changes(Frame frame, Map<String, Region> has) {
        return frame.regions().stream()
                .flatMap(region -> region.since(has.put(region.id(), region)).stream())
                .collect(Collectors.joining());
    }

    void close() {
        closed = true;
    }
}
