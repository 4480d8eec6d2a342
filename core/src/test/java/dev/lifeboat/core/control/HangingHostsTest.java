package dev.lifeboat.core.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.evidence.HostBoot;
import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.fleet.HostId;
import java.time.Duration;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What is slow delays nobody else.
class HangingHostsTest {
    private final Hours hours = new Hours();

    private static HostId host(int number) {
        return new HostId("host" + number);
    }

    @Test
    void slow_hosts_delay_no_other_however_many_they_are() {
        var keys = new TreeSet<Key<?, ?>>();
        for (var number = 0; number < 300; number++) {
            keys.add(Residents.of(host(number)));
            keys.add(HostBoot.of(host(number)));
        }
        hours.takes =
                key ->
                        key.subject() instanceof HostId host
                                        && Integer.parseInt(host.name().substring(4)) < 100
                                ? Duration.ofSeconds(10)
                                : Duration.ofMillis(100);
        hours.rota.want(keys);
        // The first time nobody is known to be slow.
        hours.goOnFor(Duration.ofMinutes(1));
        hours.begun.clear();
        hours.goOnFor(Duration.ofMinutes(10));
        for (var number = 100; number < 300; number++) {
            assertThat(hours.longestBetween(Residents.of(host(number))))
                    .isLessThan(Duration.ofSeconds(20));
        }
        for (var number = 0; number < 100; number++) {
            assertThat(hours.longestBetween(Residents.of(host(number))))
                    .as("the slow are asked too")
                    .isLessThan(Duration.ofMinutes(4));
        }
    }

    @Test
    void everybody_is_pinged_in_time_however_many_hosts_hang() {
        var keys = new TreeSet<Key<?, ?>>();
        for (var number = 0; number < 200; number++) {
            keys.add(Residents.of(host(number)));
            keys.add(HostPing.of(host(number)));
        }
        hours.takes =
                key ->
                        key.kind().equals(HostPing.KIND)
                                ? Duration.ofSeconds(3)
                                : Duration.ofSeconds(10);
        hours.rota.want(keys);
        hours.goOnFor(Duration.ofMinutes(1));
        hours.begun.clear();
        hours.goOnFor(Duration.ofMinutes(10));
        assertThat(hours.longestBetween(HostPing.of(host(7)))).isLessThan(Duration.ofSeconds(16));
    }
}
