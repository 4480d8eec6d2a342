package dev.lifeboat.store.database;

import java.time.Duration;

/// How long a controller waits for its database: an act's permission is good for 2 s
/// (facts/fence.md R6), so an answer that takes longer is of no use. Together they stay below that,
/// but for [#TURN].
final class Limits {
    /// For a connection from the pool, with the test that it still works.
    static final Duration CONNECTION = Duration.ofMillis(500);

    static final Duration CONNECTION_TEST = Duration.ofMillis(250);

    /// The server gives up, and the connection stays good.
    static final Duration STATEMENT = Duration.ofMillis(900);

    /// For another controller that writes to the same run.
    static final Duration LOCK = Duration.ofMillis(500);

    /// The server is silent: the connection is dropped. The driver counts whole seconds.
    static final Duration SILENCE = Duration.ofSeconds(1);

    /// A controller that was frozen within a transaction lets go of what it had locked.
    static final Duration IDLE_IN_TRANSACTION = Duration.ofSeconds(2);

    /// For another controller that opens a run or plans one anew: longer than a frozen one can keep
    /// its transaction, so that the next one's turn comes. No act is waiting for this.
    static final Duration TURN = Duration.ofSeconds(5);

    /// The other needs some 20 ms.
    static final Duration TURN_ASKED_EVERY = Duration.ofMillis(20);

    private Limits() {}
}
