package dev.lifeboat.core.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lifeboat.core.evidence.Blocklist;
import dev.lifeboat.core.evidence.HostBoot;
import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.evidence.PowerState;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.Source;
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Image;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Hours of looking, in no time.
class RotaTest {
    private static final Instant BEGIN = Instant.parse("2026-11-20T10:00:00Z");
    private static final Duration ALWAYS = Duration.ofDays(1);
    private static final ClusterId CEPH = new ClusterId("ceph");

    /// A look under way.
    private record UnderWay(SortedSet<Key<?, ?>> look, Instant began, Instant ends) {}

    private final Rota rota = new Rota(Budget.USUAL, ALWAYS);
    private final PriorityQueue<UnderWay> underWay =
            new PriorityQueue<>(
                    Comparator.comparing(UnderWay::ends)
                            .thenComparing(each -> each.look().first()));

    /// When each was begun to be looked at, in order.
    private final Map<Key<?, ?>, List<Instant>> begun = new TreeMap<>();

    private Function<Key<?, ?>, Duration> takes = _ -> Duration.ofMillis(30);
    private Instant now = BEGIN;

    private static HostId host(int number) {
        return new HostId("host" + number);
    }

    private static Image image(int number) {
        return new Image(CEPH, "vms", "disk" + number);
    }

    private void want(Key<?, ?>... keys) {
        rota.want(new TreeSet<>(Set.of(keys)), now);
    }

    /// Lets time go by, and answers what is asked when it has taken its time.
    private void goOnFor(Duration time) {
        var end = now.plus(time);
        while (true) {
            for (var look : rota.begin(now)) {
                look.forEach(key -> begun.computeIfAbsent(key, _ -> new ArrayList<>()).add(now));
                underWay.add(new UnderWay(look, now, now.plus(takes.apply(look.first()))));
            }
            var next = rota.next().orElse(Instant.MAX);
            var ends = underWay.isEmpty() ? Instant.MAX : underWay.peek().ends();
            var then = next.isBefore(ends) ? next : ends;
            if (!then.isBefore(end)) {
                now = end;
                return;
            }
            now = then.isAfter(now) ? then : now;
            if (then.equals(ends)) {
                var ended = underWay.remove();
                var seen = new TreeMap<Key<?, ?>, Reading<?>>();
                ended.look().forEach(key -> seen.put(key, reading(key, ended)));
                rota.ended(seen);
            }
        }
    }

    private static Reading<?> reading(Key<?, ?> key, UnderWay look) {
        var source = new Source("look at {}", key.subject());
        var known = Duration.between(look.began(), look.ends()).compareTo(Rota.SLOW) <= 0;
        return known
                ? new Reading.Known<>(new HostBoot("b"), source, look.began(), look.ends())
                : new Reading.Unknown<>(
                        Why.silentFor(Duration.ofSeconds(10)), source, look.began(), look.ends());
    }

    private Duration longestBetween(Key<?, ?> key) {
        var times = begun.getOrDefault(key, List.of());
        assertThat(times).as("looks at %s", key).hasSizeGreaterThan(1);
        var longest = Duration.between(times.getLast(), now);
        for (var at = 1; at < times.size(); at++) {
            var between = Duration.between(times.get(at - 1), times.get(at));
            longest = between.compareTo(longest) > 0 ? between : longest;
        }
        return longest;
    }

    @Test
    void each_is_looked_at_again_before_it_is_too_old_and_not_sooner_than_needed() {
        var boot = HostBoot.of(host(1));
        var residents = Residents.of(host(1));
        var power = PowerState.of(host(1));
        var ping = HostPing.of(host(1));
        want(boot, residents, power, ping);
        goOnFor(Duration.ofHours(1));
        for (var key : List.of(boot, residents, power, ping)) {
            var fresh = key.kind().freshFor();
            assertThat(longestBetween(key))
                    .as("%s", key)
                    .isLessThan(fresh.minusMillis(30))
                    .isGreaterThan(fresh.dividedBy(2));
        }
    }

    @Test
    void nothing_gets_older_than_was_asked_for() {
        var short5 = new Rota(Budget.USUAL, Duration.ofSeconds(5));
        short5.want(new TreeSet<>(Set.of(HostBoot.of(host(1)))), now);
        assertThat(short5.begin(now)).hasSize(1);
        var ended = new UnderWay(new TreeSet<>(Set.of(HostBoot.of(host(1)))), now, now);
        short5.ended(Map.of(HostBoot.of(host(1)), reading(HostBoot.of(host(1)), ended)));
        assertThat(short5.next()).contains(now.plusSeconds(4));
    }

    @Test
    void nobody_is_called_more_often_than_the_budget_allows() {
        var keys = new TreeSet<Key<?, ?>>();
        for (var number = 0; number < 3_000; number++) {
            keys.add(LockOwners.of(image(number)));
        }
        rota.want(keys, now);
        goOnFor(Duration.ofMinutes(10));
        var times = begun.values().stream().flatMap(List::stream).sorted().toList();
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
        rota.want(keys, now);
        assertThat(rota.shortfalls())
                .singleElement()
                .satisfies(shortfall -> {
                    assertThat(shortfall.lane()).hasToString("images of ceph");
                    assertThat(shortfall.wanted()).isCloseTo(250, within(0.01));
                    assertThat(shortfall.budget()).isEqualTo(50.0);
                    assertThat(shortfall.round()).isEqualTo(Duration.ofMinutes(1));
                });
        goOnFor(Duration.ofMinutes(10));
        for (var key : keys) {
            assertThat(longestBetween(key)).isLessThan(Duration.ofSeconds(61));
        }
    }

    @Test
    void slow_hosts_delay_no_other_however_many_they_are() {
        var keys = new TreeSet<Key<?, ?>>();
        for (var number = 0; number < 300; number++) {
            keys.add(Residents.of(host(number)));
            keys.add(HostBoot.of(host(number)));
        }
        takes =
                key ->
                        key.subject() instanceof HostId host
                                        && Integer.parseInt(host.name().substring(4)) < 100
                                ? Duration.ofSeconds(10)
                                : Duration.ofMillis(100);
        rota.want(keys, now);
        // The first time nobody is known to be slow.
        goOnFor(Duration.ofMinutes(1));
        begun.clear();
        goOnFor(Duration.ofMinutes(10));
        for (var number = 100; number < 300; number++) {
            assertThat(longestBetween(Residents.of(host(number))))
                    .isLessThan(Duration.ofSeconds(20));
        }
        for (var number = 0; number < 100; number++) {
            assertThat(longestBetween(Residents.of(host(number))))
                    .as("the slow are asked too")
                    .isLessThan(Duration.ofMinutes(4));
        }
    }

    @Test
    void everybody_is_pinged_in_one_sweep() {
        want(HostPing.of(host(1)), HostPing.of(host(2)), HostPing.of(host(3)));
        assertThat(rota.begin(now)).singleElement().satisfies(look -> assertThat(look).hasSize(3));
    }

    @Test
    void a_host_that_rests_is_not_asked_and_its_bmc_is() {
        want(Residents.of(host(1)), PowerState.of(host(1)), Residents.of(host(2)));
        rota.rest(Set.of(Lane.host(host(1))));
        goOnFor(Duration.ofMinutes(1));
        assertThat(begun).containsOnlyKeys(PowerState.of(host(1)), Residents.of(host(2)));
        rota.rest(Set.of());
        goOnFor(Duration.ofMinutes(1));
        assertThat(begun).containsKey(Residents.of(host(1)));
    }

    @Test
    void what_is_wanted_no_more_is_not_asked_again_also_when_it_was_under_way() {
        want(Blocklist.of(CEPH), Residents.of(host(1)));
        var looks = rota.begin(now);
        assertThat(looks).hasSize(2);
        want(Residents.of(host(1)));
        for (var look : looks) {
            var ended = new UnderWay(look, now, now.plusMillis(30));
            rota.ended(Map.of(look.first(), reading(look.first(), ended)));
        }
        goOnFor(Duration.ofMinutes(2));
        assertThat(begun).containsOnlyKeys(Residents.of(host(1)));
    }

    @Test
    void what_is_needed_soon_comes_before_what_has_been_due_for_long() {
        var keys = new TreeSet<Key<?, ?>>();
        for (var number = 0; number < 100; number++) {
            keys.add(LockOwners.of(image(number)));
        }
        rota.want(keys, now);
        rota.soon(List.of(LockOwners.of(image(99))), Instant.MIN);
        assertThat(rota.begin(now))
                .singleElement()
                .satisfies(look -> assertThat(look).first().isEqualTo(LockOwners.of(image(99))));
    }

    @Test
    void what_could_not_be_seen_is_tried_again_sooner_than_it_would_be_too_old() {
        takes = _ -> Duration.ofSeconds(10);
        want(HostBoot.of(host(1)));
        goOnFor(Duration.ofMinutes(5));
        assertThat(longestBetween(HostBoot.of(host(1)))).isLessThan(Duration.ofSeconds(30));
    }
}
