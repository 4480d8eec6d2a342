package dev.lifeboat.core.evidence;

import static dev.lifeboat.core.Bench.KCT09;
import static dev.lifeboat.core.Bench.NOW;
import static dev.lifeboat.core.Bench.known;
import static dev.lifeboat.core.Bench.silent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeboat.core.fleet.HostId;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReadingsTest {
    @Test
    void what_was_never_looked_at_is_unknown() {
        assertThat(Readings.nothing().read(HostPing.of(KCT09)))
                .isInstanceOfSatisfying(
                        Reading.Unknown.class,
                        unknown ->
                                assertThat(unknown.why().cause()).isEqualTo(Why.Cause.NEVER_ASKED));
    }

    @Test
    void a_host_that_falls_silent_does_not_make_what_was_seen_unseen() {
        var seen =
                Readings.nothing()
                        .with(PowerState.of(KCT09), known(new PowerState(true), NOW))
                        .with(PowerState.of(KCT09), silent(NOW.plusSeconds(60)));
        assertThat(seen.read(PowerState.of(KCT09)).isKnown()).isFalse();
        assertThat(seen.lastSeen(PowerState.of(KCT09)).map(Reading.Known::seen))
                .contains(new PowerState(true));
    }

    @Test
    void a_reading_asked_before_the_time_wanted_does_not_count() {
        var seen = Readings.nothing().with(HostPing.of(KCT09), known(new HostPing(true), NOW));
        assertThat(seen.read(HostPing.of(KCT09), NOW).isKnown()).isTrue();
        assertThat(seen.read(HostPing.of(KCT09), NOW.plusMillis(1)).isKnown()).isFalse();
    }

    @Test
    void nothing_is_lost_among_many() {
        var changed = new TreeMap<Key<?, ?>, Reading<?>>();
        var seen = Readings.nothing();
        for (var i = 0; i < 2_000; i++) {
            var key = HostPing.of(new HostId("host-" + i));
            changed.put(key, known(new HostPing(i % 2 == 0), NOW));
            seen = seen.with(key, known(new HostPing(i % 2 == 0), NOW));
        }
        assertThat(seen.newest()).isEqualTo(changed);
        assertThat(seen.subjects(HostPing.KIND)).hasSize(2_000);
    }

    @Test
    void a_fact_of_another_kind_is_a_programmers_error() {
        var wrong = Readings.nothing().with(HostPing.of(KCT09), known(new PowerState(true), NOW));
        assertThatThrownBy(() -> wrong.read(HostPing.of(KCT09)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ping of kct09");
    }
}
