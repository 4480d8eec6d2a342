package dev.lifeboat.core.control;

import static dev.lifeboat.core.Bench.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Epoch;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.core.spi.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PermitTest {
    private static final Entry INTENT =
            new Entry(new RunId("7c1f-1"), new Epoch(3), 9, NOW, "ops1", new Event.Paused());

    private static boolean stands(long holder, Duration since) {
        return new Permit(new HeldBy(new Epoch(holder))).stands(INTENT, NOW, NOW.plus(since));
    }

    @Test
    void an_intent_that_was_accepted_a_moment_ago_stands() {
        assertThat(stands(4, Duration.ofMillis(1999))).isTrue();
    }

    @Test
    void an_older_one_stands_only_if_nobody_has_taken_over() {
        assertThat(stands(3, Duration.ofSeconds(2))).isTrue();
        assertThat(stands(4, Duration.ofSeconds(2))).isFalse();
        assertThat(stands(4, Duration.ofHours(3))).isFalse();
    }

    @Test
    void a_clock_that_jumped_back_is_no_reason_to_trust() {
        assertThat(stands(4, Duration.ofSeconds(-5))).isFalse();
    }

    /// Knows only who holds the run.
    private record HeldBy(Epoch epoch) implements Journal {
        @Override
        public Epoch holder(RunId run) {
            return epoch;
        }

        @Override
        public <T> T alone(Function<Journal, T> deed) {
            throw new UnsupportedOperationException();
        }

        @Override
        public RunId open(Plan plan, Instant at) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Plan> plan(RunId run) {
            return Optional.empty();
        }

        @Override
        public List<Entry> read(RunId run) {
            return List.of();
        }

        @Override
        public List<RunId> runs() {
            return List.of();
        }

        @Override
        public Receipt claim(RunId run, String controller, Instant at) {
            return new Receipt.Stale(epoch);
        }

        @Override
        public Receipt append(RunId run, Epoch epoch, Instant at, String actor, Event event) {
            return new Receipt.Stale(epoch);
        }
    }
}
