package dev.lifeboat.drivers.shell;

import java.time.Duration;

/// The ways in which a call to a part can end. All of them are ordinary on a bad night.
public sealed interface Ended {
    /// It came to its end. The streams are never merged: `ceph -f json` writes human lines to
    /// standard error beside its JSON.
    record Exited(int code, String out, String err) implements Ended {
        public boolean well() {
            return code == 0;
        }
    }

    /// It did not end in time and was killed with everything that it had started.
    record TimedOut(Duration limit) implements Ended {}

    /// It printed more than can be a sane answer and was killed.
    record TooLong(long bytes) implements Ended {}

    /// It never ran: no such program, a circuit that is open, too many calls already waiting.
    record NotStarted(String reason) implements Ended {}
}
