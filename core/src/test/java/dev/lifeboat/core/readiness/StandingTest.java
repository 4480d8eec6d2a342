package dev.lifeboat.core.readiness;

import static dev.lifeboat.core.readiness.Readiness.Word.NOT_READY;
import static dev.lifeboat.core.readiness.Readiness.Word.READY;
import static dev.lifeboat.core.readiness.Readiness.Word.UNPROVEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.fleet.HostId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static final HostId KCT09 = new HostId("kct09");

    private Standing standing = Standing.NOTHING;
    private Instant now = Instant.parse("2026-11-20T10:00:00Z");

    private List<Standing.Turn> turns(Readiness.Word word, int secondsLater) {
        now = now.plusSeconds(secondsLater);
        var words = new TreeMap<HostId, Readiness.Word>();
        words.put(KCT09, word);
        var change = standing.after(words, now);
        standing = change.next();
        return change.turns();
    }

    private Standing.Turn turn(Readiness.Word was, Readiness.Word is, int secondsAgo) {
        return new Standing.Turn(KCT09, Optional.of(was), is, now.minusSeconds(secondsAgo));
    }

    @Test
    void what_blocks_for_a_minute_is_told_once_and_its_end_at_once() {
        assertThat(turns(READY, 0))
                .containsExactly(new Standing.Turn(KCT09, Optional.empty(), READY, now));
        assertThat(turns(READY, 60)).isEmpty();
        assertThat(turns(NOT_READY, 60)).isEmpty();
        assertThat(turns(NOT_READY, 60))
                .containsExactly(turn(READY, NOT_READY, 60))
                .allMatch(Standing.Turn::isWorse);
        assertThat(turns(NOT_READY, 60)).isEmpty();
        assertThat(turns(READY, 60))
                .containsExactly(turn(NOT_READY, READY, 0))
                .noneMatch(Standing.Turn::isWorse);
    }

    @Test
    void a_guest_that_is_moved_between_two_looks_turns_no_host() {
        turns(READY, 0);
        assertThat(turns(NOT_READY, 12)).isEmpty();
        assertThat(turns(NOT_READY, 12)).isEmpty();
        assertThat(turns(READY, 12)).isEmpty();
    }

    @Test
    void
            a_host_of_which_nothing_is_concluded_for_a_while_is_not_told_of_as_if_for_the_first_time() {
        turns(READY, 0);
        standing = standing.after(new TreeMap<>(), now.plusSeconds(60)).next();
        assertThat(turns(NOT_READY, 120)).isEmpty();
        assertThat(turns(NOT_READY, 60)).containsExactly(turn(READY, NOT_READY, 60));
    }

    @Test
    void one_call_that_fails_is_not_told() {
        turns(READY, 0);
        assertThat(turns(UNPROVEN, 60)).isEmpty();
        assertThat(turns(READY, 60)).isEmpty();
        assertThat(turns(UNPROVEN, 200)).as("counted anew").isEmpty();
        assertThat(turns(UNPROVEN, 299)).isEmpty();
        assertThat(turns(UNPROVEN, 1)).containsExactly(turn(READY, UNPROVEN, 300));
    }

    @Test
    void the_first_that_is_told_is_no_turn_to_the_worse() {
        assertThat(turns(UNPROVEN, 0)).isEmpty();
        assertThat(turns(UNPROVEN, 300))
                .containsExactly(
                        new Standing.Turn(KCT09, Optional.empty(), UNPROVEN, now.minusSeconds(300)))
                .noneMatch(Standing.Turn::isWorse);
    }
}
