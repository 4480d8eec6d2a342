package dev.lifeboat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ForwardClockTest {
    private static final Instant THREE = Instant.parse("2026-03-02T03:00:00Z");

    private final AtomicReference<Instant> wall = new AtomicReference<>(THREE);
    private final AtomicReference<Instant> boot = new AtomicReference<>(Instant.EPOCH);
    private final ForwardClock clock = new ForwardClock(wall::get, boot::get);

    private void passes(Duration time) {
        wall.updateAndGet(now -> now.plus(time));
        boot.updateAndGet(now -> now.plus(time));
    }

    @Test
    void it_is_the_wall_clock_while_that_goes_forward() {
        passes(Duration.ofSeconds(5));
        assertThat(clock.instant()).isEqualTo(THREE.plusSeconds(5));
        wall.updateAndGet(now -> now.plusSeconds(3600));
        assertThat(clock.instant()).isEqualTo(THREE.plusSeconds(3605));
    }

    @Test
    void time_goes_on_where_the_wall_clock_jumps_back() {
        passes(Duration.ofSeconds(5));
        wall.updateAndGet(now -> now.minusSeconds(3600));
        assertThat(clock.instant()).isEqualTo(THREE.plusSeconds(5));
        passes(Duration.ofSeconds(7));
        assertThat(clock.instant()).isEqualTo(THREE.plusSeconds(12));
        passes(Duration.ofHours(2));
        assertThat(clock.instant()).isEqualTo(THREE.plusSeconds(7212));
    }

    @Test
    void the_real_ones_fit_together() {
        var real = new ForwardClock(Instant::now, BootClock::now);
        var before = Instant.now();
        assertThat(Duration.between(before, real.instant())).isLessThan(Duration.ofMinutes(1));
        assertThat(real.instant()).isAfterOrEqualTo(before);
    }
}
