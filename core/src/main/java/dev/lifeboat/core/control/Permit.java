package dev.lifeboat.core.control;

import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.spi.Journal;
import java.time.Duration;
import java.time.Instant;

/// Whether a hand may still carry out an intent (R6): a controller that was frozen after its append
/// was accepted, and wakes when another has taken over, does no harm.
public record Permit(Journal journal) {
    /// Nobody takes a run over within this: a take-over waits for six heartbeats of two seconds.
    public static final Duration GOOD_FOR = Duration.ofSeconds(2);

    /// @param accepted when the journal answered, on a clock that goes on while the machine sleeps
    /// @param now on the same clock
    public boolean stands(Entry intent, Instant accepted, Instant now) {
        var age = Duration.between(accepted, now);
        return (!age.isNegative() && age.compareTo(GOOD_FOR) < 0)
                || journal.holder(intent.run()).equals(intent.epoch());
    }
}
