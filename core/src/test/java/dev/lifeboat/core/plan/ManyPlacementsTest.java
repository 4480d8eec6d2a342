package dev.lifeboat.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.Bench;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.MebiBytes;
import dev.lifeboat.core.fleet.Vm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Placements of random guests in random rooms, judged by one who does not know how they are made.
class ManyPlacementsTest {
    private static final List<String> THINGS = List.of("bridge br0", "bridge br1", "cpu EPYC");
    private static final List<String> NOT_PROVEN = List.of("not spread out");

    private final List<Placement.Guest> guests = new ArrayList<>();
    private final List<Placement.Room> rooms = new ArrayList<>();

    private void make(long seed, int hosts, int many, int fillPercent) {
        var random = new Random(seed);
        var free = 0L;
        for (var i = 0; i < hosts; i++) {
            var memory = 256L * (1 + random.nextInt(64));
            free += memory;
            var apart = random.nextInt(4) == 0 ? Set.of("g" + random.nextInt(5)) : Set.<String>of();
            rooms.add(
                    new Placement.Room(
                            new HostId("host" + (1000 + i)),
                            new MebiBytes(memory),
                            some(random, 6),
                            new TreeSet<>(apart)));
        }
        for (var i = 0; i < many; i++) {
            var mean = free * fillPercent / 100 / many;
            var vm = Bench.vm("guest" + i);
            var apart =
                    random.nextInt(3) == 0
                            ? Optional.of("g" + random.nextInt(5))
                            : Optional.<String>empty();
            guests.add(
                    new Placement.Guest(
                            new Vm(
                                    vm.id(),
                                    vm.name(),
                                    1 + random.nextInt(9),
                                    Optional.empty(),
                                    vm.addresses(),
                                    apart),
                            new MebiBytes(1 + random.nextLong(1 + 2 * mean)),
                            random.nextInt(3) == 0 ? some(random, 2) : new TreeSet<>()));
        }
    }

    private static SortedSet<String> some(Random random, int oneIn) {
        var some = new TreeSet<>(THINGS);
        some.removeIf(_ -> random.nextInt(oneIn) == 0);
        return some;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nobody_is_left_out_whom_best_fit_places(long seed) {
        make(seed, 20, 200, 70 + (int) seed * 5);
        var placement = Placement.over(rooms);
        for (var room : rooms) {
            var shut = Set.of(room.host());
            var result = placement.place(guests, shut);
            Checker.check(guests, rooms, shut, result);
            assertThat((long) result.left().size())
                    .isLessThanOrEqualTo(Checker.leftByBestFit(guests, rooms, shut));
            assertThat(result)
                    .as("asked of a placement that was asked before")
                    .isEqualTo(Placement.over(rooms).place(guests, shut));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void what_is_called_proven_is_so_whatever_way_is_tried(long seed) {
        for (var part = 0; part < 30; part++) {
            guests.clear();
            rooms.clear();
            make(100 * seed + part, 3, 7, 100);
            var placement = Placement.over(rooms);
            var result = placement.place(guests, Set.of());
            Checker.check(guests, rooms, Set.of(), result);
            var whyNot = placement.whyNot(guests, Set.of());
            for (var left : result.left()) {
                var why = whyNot.of(left);
                if (NOT_PROVEN.stream().noneMatch(why::contains)) {
                    assertThat(Checker.fitsSomehow(guests, rooms))
                            .as("seed " + seed + ", part " + part + ": " + why)
                            .isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void a_result_that_is_said_to_stand_is_what_would_come_out(long seed) {
        make(seed, 30, 25, 40);
        var random = new Random(seed);
        var before = Placement.over(rooms).place(guests, Set.of());
        var stood = 0;
        for (var i = 0; i < 300; i++) {
            var at = random.nextInt(rooms.size());
            var old = rooms.get(at);
            var room =
                    new Placement.Room(
                            old.host(),
                            new MebiBytes(random.nextLong(2 * old.memory().count())),
                            some(random, 6),
                            old.keptApart());
            var closes = random.nextInt(5) == 0;
            var changed = new TreeMap<HostId, Optional<Placement.Room>>();
            changed.put(room.host(), closes ? Optional.empty() : Optional.of(room));
            var now = new ArrayList<>(rooms);
            now.remove(at);
            if (!closes) {
                now.add(room);
            }
            if (before.standsWith(changed)) {
                stood++;
                assertThat(Placement.over(now).place(guests, Set.of())).isEqualTo(before);
            }
        }
        assertThat(stood).isPositive();
    }
}
