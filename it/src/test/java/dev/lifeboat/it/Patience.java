package dev.lifeboat.it;

import java.io.IOException;
import java.time.Duration;

/// Waits for what is bound to happen on a machine that may be loaded; that it takes long is no
/// failure.
final class Patience {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    /// Whether it has happened.
    interface Look {
        boolean seen() throws IOException, InterruptedException;
    }

    private Patience() {}

    static void until(String what, Look look) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (!look.seen()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(what + ": not seen within " + LIMIT);
            }
            Thread.sleep(LOOK_EVERY);
        }
    }
}
