package dev.lifeboat.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.Reading;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// How long a contract waits for what must come true, and how it says what did not.
///
/// The limits are generous: they tell "never" from "slow machine", and are no measure of speed.
final class Patience {
    /// For what follows an act at once: power seen off, a lock seen gone.
    static final Duration SOON = Duration.ofSeconds(30);

    /// For a host or guest to boot: 20 s for 8 guests at once on two busy cores.
    static final Duration BOOT = Duration.ofMinutes(3);

    /// For a dead client's watch: `osd_client_watch_timeout` is 30 s, and 33 s were seen.
    static final Duration WATCH = Duration.ofSeconds(90);

    /// Within which every call must end, whatever hangs: the longest act's own limit, 60 s, and
    /// some for a busy machine.
    static final Duration CALL = Duration.ofSeconds(75);

    /// Between two looks.
    private static final Duration PACE = Duration.ofSeconds(1);

    private Patience() {}

    static void waitUntil(Rig rig, Duration limit, String what, BooleanSupplier isSo) {
        var end = rig.now().plus(limit);
        while (!isSo.getAsBoolean()) {
            assertThat(rig.now()).as("%s within %s", what, limit).isBefore(end);
            rig.settle(PACE);
        }
    }

    static <F> F known(Reading<F> reading) {
        return switch (reading) {
            case Reading.Known<F>(var fact, _, _, _) -> fact;
            case Reading.Unknown<F>(var why, var source, _, _) ->
                    throw new AssertionError(source + " gave nothing: " + why);
        };
    }

    static void done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
    }

    static void refused(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    }
}
