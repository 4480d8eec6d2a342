package dev.lifeboat.core.run;

import static dev.lifeboat.core.Bench.KCT09;
import static dev.lifeboat.core.Bench.NOW;
import static dev.lifeboat.core.Bench.known;
import static dev.lifeboat.core.Bench.seeing;
import static dev.lifeboat.core.Bench.silent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.evidence.HostIdentity;
import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.PowerState;
import dev.lifeboat.core.evidence.Readings;
import java.time.Instant;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FreshViewTest {
    private static final Readings OFF =
            seeing(PowerState.of(KCT09), known(new PowerState(false), NOW));

    private static FreshView view(Readings seen, Instant claimed, Instant acted, Instant at) {
        return new FreshView(seen, claimed, Map.of(KCT09, acted), at);
    }

    private static boolean counts(FreshView view) {
        return view.read(PowerState.of(KCT09)).isKnown() && !view.isStale(PowerState.of(KCT09));
    }

    @Test
    void a_reading_counts_for_as_long_as_its_kind_is_fresh() {
        var limit = NOW.plus(PowerState.KIND.freshFor());
        assertThat(counts(view(OFF, Instant.MIN, Instant.MIN, limit))).isTrue();
        assertThat(counts(view(OFF, Instant.MIN, Instant.MIN, limit.plusMillis(1)))).isFalse();
    }

    @Test
    void a_reading_asked_before_the_end_of_an_act_on_its_subject_is_void() {
        assertThat(counts(view(OFF, Instant.MIN, NOW, NOW))).isTrue();
        assertThat(counts(view(OFF, Instant.MIN, NOW.plusMillis(1), NOW.plusMillis(1)))).isFalse();
    }

    @Test
    void a_reading_that_another_controller_asked_for_is_void() {
        assertThat(counts(view(OFF, NOW.plusMillis(1), Instant.MIN, NOW.plusSeconds(1)))).isFalse();
    }

    @Test
    void a_confirmation_counts_only_what_was_asked_since_it_began() {
        var view = view(OFF, Instant.MIN, Instant.MIN, NOW.plusSeconds(5));
        assertThat(counts(view)).isTrue();
        assertThat(counts(view.since(NOW.plusSeconds(1)))).isFalse();
        assertThat(counts(view.since(NOW.minusSeconds(1)))).isTrue();
    }

    @Test
    void what_was_while_a_host_lived_is_never_stale() {
        var old = NOW.minusSeconds(1_000_000);
        var seen = seeing(HostIdentity.of(KCT09), known(new HostIdentity(new TreeSet<>()), old));
        assertThat(view(seen, NOW, NOW, NOW).read(HostIdentity.of(KCT09)).isKnown()).isTrue();
    }

    @Test
    void what_could_not_be_seen_is_looked_at_again_only_after_a_while() {
        var seen = seeing(HostPing.of(KCT09), silent(NOW));
        var answered = NOW.plusSeconds(10);
        var fresh = HostPing.KIND.freshFor();
        var at = answered.plus(fresh);
        assertThat(view(seen, NOW, NOW, at).isStale(HostPing.of(KCT09))).isFalse();
        assertThat(view(seen, NOW, NOW, at.plusMillis(1)).isStale(HostPing.of(KCT09))).isTrue();
    }

    @Test
    void what_was_never_looked_at_has_to_be() {
        var view = view(Readings.nothing(), Instant.MIN, Instant.MIN, NOW);
        assertThat(view.isStale(HostPing.of(KCT09))).isTrue();
        assertThat(view.isStale(HostIdentity.of(KCT09))).isFalse();
    }
}
