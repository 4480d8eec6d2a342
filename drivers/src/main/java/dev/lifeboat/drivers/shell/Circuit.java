package dev.lifeboat.drivers.shell;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Keeps one target that does not answer from eating everyone's threads.
///
/// Closed: calls go through. After [#STUCK_AT_MOST] calls in a row that hit their limit it opens:
/// calls are refused at once. After [#OPEN_FOR] one call is let through to see; if it ends in time
/// the circuit closes, else it stays open as long again.
public final class Circuit {
    /// Calls in a row without an answer before it opens. One can be chance: a lost packet, a loaded
    /// host.
    static final int STUCK_AT_MOST = 2;

    /// How long it stays open. Shorter than the shortest freshness of a fact, 15 s, so that a
    /// target which answers again is seen before its facts have gone stale twice.
    static final Duration OPEN_FOR = Duration.ofSeconds(8);

    /// Calls to one target at the same time, and as many again to its parts. An sshd lets 10
    /// sessions share a connection (MaxSessions in sshd_config(5)); libvirtd has 5 workers for
    /// ordinary calls to start with.
    static final int CALLS_AT_ONCE = 4;

    private final Semaphore places = new Semaphore(CALLS_AT_ONCE, true);

    /// Apart, so that a question about a host never waits behind those about its hundred guests.
    private final Semaphore placesOfParts = new Semaphore(CALLS_AT_ONCE, true);

    private int stuck;
    private long openUntil;
    private boolean probing;

    /// Why no call may go now, by a monotonic clock; empty: one may.
    public synchronized Optional<String> refusal(long nanos) {
        var left = openUntil - nanos;
        if (stuck < STUCK_AT_MOST || (left <= 0 && !probing)) {
            return Optional.empty();
        }
        var seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(left));
        return Optional.of(
                "no answer to the last " + stuck + " calls; asked again in " + seconds + " s");
    }

    /// Lets one call through, or says why not. Who is let through must report by [#answered],
    /// [#silent] or [#untried].
    public synchronized Optional<String> admit(long nanos) {
        var refusal = refusal(nanos);
        probing |= refusal.isEmpty() && stuck >= STUCK_AT_MOST;
        return refusal;
    }

    /// The target answered, whatever it said.
    public synchronized void answered() {
        probing = false;
        stuck = 0;
    }

    /// The target did not answer in time.
    public synchronized void silent(long nanos) {
        probing = false;
        stuck++;
        openUntil = nanos + OPEN_FOR.toNanos();
    }

    /// The call never reached the target and says nothing about it.
    public synchronized void untried() {
        probing = false;
    }

    Semaphore places() {
        return places;
    }

    Semaphore placesOfParts() {
        return placesOfParts;
    }
}
