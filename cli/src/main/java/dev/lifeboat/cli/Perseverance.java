package dev.lifeboat.cli;

import dev.lifeboat.core.control.Runner;
import dev.lifeboat.server.Station;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/// Goes on with a run when the journal could not be written for a moment.
///
/// Each time the run is claimed anew and everything is looked at again, as after a crash.
final class Perseverance {
    /// A database restarts, a slow disk catches up, somebody makes room.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration PAUSE = Duration.ofSeconds(2);

    interface Attempt {
        Runner.End carryOut() throws IOException;
    }

    private Perseverance() {}

    static Runner.End with(Station station, Attempt attempt) throws IOException {
        var end = once(attempt);
        if (end instanceof Runner.End.CannotWrite(var because)) {
            System.err.println(
                    "The journal cannot be written, so nothing more is begun: "
                            + because
                            + "\nTrying again for "
                            + PATIENCE.toSeconds()
                            + " s.");
        }
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (end instanceof Runner.End.CannotWrite && System.nanoTime() < until) {
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return end;
            }
            end =
                    once(() -> {
                        station.journals().reopen();
                        return attempt.carryOut();
                    });
        }
        return end;
    }

    private static Runner.End once(Attempt attempt) throws IOException {
        try {
            return attempt.carryOut();
        } catch (UncheckedIOException e) {
            return cannotWrite(e);
        }
    }

    private static Runner.End cannotWrite(UncheckedIOException e) {
        return new Runner.End.CannotWrite(
                String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
}
