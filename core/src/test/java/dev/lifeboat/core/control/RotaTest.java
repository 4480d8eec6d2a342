package dev.lifeboat.core.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lifeboat.core.evidence.Blocklist;
import dev.lifeboat.core.evidence.HostBoot;
import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.evidence.PowerState;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Image;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Hours of looking, in no time.
class RotaTest {
    private static final ClusterId CEPH = new ClusterId("ceph");

    private final Hours hours = new Hours();

    private static HostId host(int number) {
        return new HostId("host" + number);
    }

    private static Image image(int number) {
        return new Image(CEPH, "vms", "disk" + number);
    }

    private void want(Key<?, ?>... keys) {
        hours.rota.want(new TreeSet<>(Set.of(keys)));
    }

    @Test
    void each_is_looked_at_again_before_it_is_too_old_and_not_sooner_than_needed() {
        var boot = HostBoot.of(host(1));
        var residents = Residents.of(host(1));
        var power = PowerState.of(host(1));
        var ping = HostPing.of(host(1));
        want(boot, residents, power, ping);
        hours.goOnFor(Duration.ofHours(1));
        for (var key : List.of(boot, residents, power, ping)) {
            var fresh = key.kind().freshFor();
            assertThat(hours.longestBetween(key))
                    .as("%s", key)
                    .isLessThan(fresh.minusMillis(30))
                    .isGreaterThan(fresh.dividedBy(2));
        }
    }

    @Test
    void nothing_gets_older_than_was_asked_for() {
        var short5 = new Rota(Budget.USUAL, Duration.ofSeconds(5));
        short5.want(new TreeSet<>(Set.of(HostBoot.of(host(1)))));
        assertThat(short5.begin(hours.now)).hasSize(1);
        var ended =
                new Hours.UnderWay(
                        new TreeSet<>(Set.of(HostBoot.of(host(1)))), hours.now, hours.now);
        short5.ended(Map.of(HostBoot.of(host(1)), Hours.reading(HostBoot.of(host(1)), ended)));
        assertThat(short5.next()).contains(hours.now.plusSeconds(4));
    }

    @Test
    void nobody_is_called_more_often_than_the_budget_allows() {
        var keys = new TreeSet<Key<?, ?>>();
        for (var number = 0; number < 3_000; number++) {
            keys.add(LockOwners.of(image(number)));
        }
        hours.rota.want(keys);
        hours.goOnFor(Duration.ofMinutes(10));
        var times = hours.begun.values().stream().flatMap(List::stream).sorted().toList();
        assertThat(times).hasSizeBetween(29_900, 30_001);
        for (var at = 50; at < times.size(); at++) {
            assertThat(Duration.between(times.get(at - 50), times.get(at)))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(999));
        }
    }

    @Test
    void where_the_budget_is_too_small_none_is_forgotten_and_it_is_said() {
        var keys = new TreeSet<Key<?, ?>>();
        for (var number = 0; number < 3_000; number++) {
            keys.add(LockOwners.of(image(number)));
        }
        hours.rota.want(keys);
        assertThat(hours.rota.shortfalls())
                .singleElement()
                .satisfies(shortfall -> {
                    assertThat(shortfall.lane()).hasToString("images of ceph");
                    assertThat(shortfall.wanted()).isCloseTo(250, within(0.01));
                    assertThat(shortfall.budget()).isEqualTo(50.0);
                    assertThat(shortfall.round()).isEqualTo(Duration.ofMinutes(1));
                });
        hours.goOnFor(Duration.ofMinutes(10));
        for (var key : keys) {
            assertThat(hours.longestBetween(key)).isLessThan(Duration.ofSeconds(61));
        }
    }

    @Test
    void everybody_is_pinged_in_one_sweep() {
        want(HostPing.of(host(1)), HostPing.of(host(2)), HostPing.of(host(3)));
        assertThat(hours.rota.begin(hours.now))
                .singleElement()
                .satisfies(look -> assertThat(look).hasSize(3));
    }

    @Test
    void a_host_that_rests_is_not_asked_and_its_bmc_is() {
        want(Residents.of(host(1)), PowerState.of(host(1)), Residents.of(host(2)));
        hours.rota.rest(Set.of(Lane.host(host(1))));
        hours.goOnFor(Duration.ofMinutes(1));
        assertThat(hours.begun).containsOnlyKeys(PowerState.of(host(1)), Residents.of(host(2)));
        hours.rota.rest(Set.of());
        hours.goOnFor(Duration.ofMinutes(1));
        assertThat(hours.begun).containsKey(Residents.of(host(1)));
    }

    @Test
    void what_is_wanted_no_more_is_not_asked_again_also_when_it_was_under_way() {
        want(Blocklist.of(CEPH), Residents.of(host(1)));
        var looks = hours.rota.begin(hours.now);
        assertThat(looks).hasSize(2);
        want(Residents.of(host(1)));
        for (var look : looks) {
            var ended = new Hours.UnderWay(look, hours.now, hours.now.plusMillis(30));
            hours.rota.ended(Map.of(look.first(), Hours.reading(look.first(), ended)));
        }
        hours.goOnFor(Duration.ofMinutes(2));
        assertThat(hours.begun).containsOnlyKeys(Residents.of(host(1)));
    }

    @Test
    void what_is_needed_soon_comes_before_what_has_been_due_for_long() {
        var keys = new TreeSet<Key<?, ?>>();
        for (var number = 0; number < 100; number++) {
            keys.add(LockOwners.of(image(number)));
        }
        hours.rota.want(keys);
        hours.rota.soon(List.of(LockOwners.of(image(99))), Instant.MIN);
        assertThat(hours.rota.begin(hours.now))
                .singleElement()
                .satisfies(look -> assertThat(look).first().isEqualTo(LockOwners.of(image(99))));
    }

    @Test
    void what_could_not_be_seen_is_tried_again_sooner_than_it_would_be_too_old() {
        hours.takes = _ -> Duration.ofSeconds(10);
        want(HostBoot.of(host(1)));
        hours.goOnFor(Duration.ofMinutes(5));
        assertThat(hours.longestBetween(HostBoot.of(host(1)))).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void what_is_new_waits_for_none_of_those_that_a_small_budget_leaves_too_old() {
        var keys = new TreeSet<Key<?, ?>>();
        for (var number = 0; number < 3_000; number++) {
            keys.add(LockOwners.of(image(number)));
        }
        hours.rota.want(keys);
        hours.goOnFor(Duration.ofMinutes(5));
        keys.add(LockOwners.of(image(9_999)));
        hours.rota.want(keys);
        hours.goOnFor(Duration.ofSeconds(1));
        assertThat(hours.begun).containsKey(LockOwners.of(image(9_999)));
    }

    @Test
    void a_sweep_that_takes_longer_than_its_pings_are_good_for_is_said() {
        want(HostPing.of(host(1)), HostPing.of(host(2)));
        hours.takes = _ -> Duration.ofSeconds(14);
        hours.goOnFor(Duration.ofMinutes(1));
        assertThat(hours.rota.shortfalls()).isEmpty();
        hours.takes = _ -> Duration.ofSeconds(26);
        hours.goOnFor(Duration.ofMinutes(1));
        assertThat(hours.rota.shortfalls())
                .singleElement()
                .satisfies(shortfall -> {
                    assertThat(shortfall.lane()).hasToString("pings");
                    assertThat(shortfall.looks()).isEqualTo(2);
                    assertThat(shortfall.round()).isEqualTo(Duration.ofSeconds(26));
                });
    }
}
