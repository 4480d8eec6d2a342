package dev.lifeboat.core.plan;

import static dev.lifeboat.core.Bench.IP09;
import static dev.lifeboat.core.Bench.KCT09;
import static dev.lifeboat.core.Bench.MAIN;
import static dev.lifeboat.core.Bench.NOW;
import static dev.lifeboat.core.Bench.seeing;
import static dev.lifeboat.core.Bench.silent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.Blocklist;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.ClusterId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FenceStandsTest {
    private static final Duration NINE_YEARS = Duration.ofDays(9 * 365);

    /// A reading takes this long to be answered; its end counts.
    private static final Instant ANSWERED = NOW.plusMillis(100);

    private static FenceStands fence(String... addresses) {
        return new FenceStands(
                KCT09, new TreeSet<>(List.of(addresses)), new TreeSet<>(List.of(MAIN)));
    }

    private static Snapshot until(String entry, Instant until) {
        return seeing(Blocklist.of(MAIN), new Blocklist(new TreeMap<>(Map.of(entry, until))));
    }

    @Test
    void it_stands_when_nine_years_are_read_back_and_not_a_second_less() {
        var enough = ANSWERED.plus(NINE_YEARS);
        assertThat(fence(IP09).holds(until("10.91.0.9:0/0", enough)).isYes()).isTrue();
        assertThat(fence(IP09).holds(until("10.91.0.9:0/0", enough.minusSeconds(1))))
                .satisfies(verdict -> {
                    assertThat(verdict.answer()).isEqualTo(Answer.NO);
                    assertThat(verdict.because())
                            .isEqualTo("10.91.0.9 is blocklisted only until 2035-02-28");
                });
    }

    @Test
    void what_is_entered_is_long_enough_to_be_read_back_a_year_later() {
        assertThat(FenceStands.ENTERED_FOR.minus(FenceStands.STANDS_FOR))
                .isGreaterThan(Duration.ofDays(365));
    }

    @Test
    void an_entry_for_a_nonce_is_none() {
        assertThat(fence(IP09).holds(until("10.91.0.9:0/29677", ANSWERED.plus(NINE_YEARS))))
                .satisfies(verdict -> assertThat(verdict.answer()).isEqualTo(Answer.NO));
    }

    @Test
    void every_address_must_be_fenced() {
        var one = until("10.91.0.9:0/0", ANSWERED.plus(NINE_YEARS));
        assertThat(fence(IP09, "10.92.0.9").holds(one).answer()).isEqualTo(Answer.NO);
    }

    @Test
    void every_cluster_must_refuse_it() {
        var two =
                new FenceStands(
                        KCT09,
                        new TreeSet<>(List.of(IP09)),
                        new TreeSet<>(List.of(MAIN, new ClusterId("archive"))));
        var one = until("10.91.0.9:0/0", ANSWERED.plus(NINE_YEARS));
        assertThat(two.holds(one).answer()).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void monitors_that_do_not_answer_prove_nothing() {
        var mute = seeing(Blocklist.of(MAIN), silent(NOW));
        assertThat(fence(IP09).holds(mute).answer()).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void a_host_without_storage_addresses_is_not_fenced_by_nothing() {
        assertThat(fence().holds(seeing()).answer()).isEqualTo(Answer.UNKNOWN);
    }
}
