package dev.lifeboat.core.plan;

import static dev.lifeboat.core.Bench.KCT10;
import static dev.lifeboat.core.Bench.KCT11;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.Bench;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.MebiBytes;
import dev.lifeboat.core.fleet.Vm;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PlacementTest {
    private static Placement.Room room(HostId host, long memory, String... has) {
        return new Placement.Room(
                host, new MebiBytes(memory), new TreeSet<>(Set.of(has)), new TreeSet<>());
    }

    private static Placement.Guest guest(String name, int priority, long memory) {
        return guest(name, priority, memory, Optional.empty());
    }

    private static Placement.Guest guest(
            String name, int priority, long memory, Optional<String> apart) {
        var vm = Bench.vm(name);
        return new Placement.Guest(
                new Vm(vm.id(), name, priority, Optional.empty(), vm.addresses(), apart),
                new MebiBytes(memory),
                new TreeSet<>());
    }

    private static Placement.Result place(
            Collection<Placement.Guest> guests, Collection<Placement.Room> rooms) {
        return Placement.over(rooms).place(guests, Set.of());
    }

    private static String whyNot(Placement.Guest guest, List<Placement.Room> rooms) {
        return Placement.over(rooms).whyNot(List.of(guest), Set.of()).of(guest);
    }

    private static List<String> left(Placement.Result result) {
        return result.left().stream().map(each -> each.vm().name()).toList();
    }

    @Test
    void guests_are_spread_while_there_is_room() {
        var result =
                place(
                        List.of(guest("a", 5, 512), guest("b", 5, 512)),
                        List.of(room(KCT10, 4096), room(KCT11, 4096)));
        assertThat(result.placed().values()).containsExactlyInAnyOrder(KCT10, KCT11);
    }

    @Test
    void guests_are_packed_when_spreading_would_leave_one_out() {
        var result =
                place(
                        List.of(guest("a", 1, 1024), guest("b", 2, 1024), guest("big", 3, 3072)),
                        List.of(room(KCT10, 3072), room(KCT11, 2048)));
        assertThat(left(result)).isEmpty();
    }

    @Test
    void one_is_moved_aside_when_that_makes_room() {
        var tight = guest("tight", 1, 1024);
        var result =
                place(
                        List.of(tight, guest("needs-10", 2, 2048)),
                        List.of(room(KCT10, 2048), room(KCT11, 1536)));
        assertThat(left(result)).isEmpty();
        assertThat(result.placed()).containsEntry(tight.vm().id(), KCT11);
    }

    @Test
    void the_most_important_come_first_when_not_all_fit() {
        var result =
                place(
                        List.of(guest("late", 9, 2048), guest("first", 1, 2048)),
                        List.of(room(KCT10, 2048)));
        assertThat(left(result)).containsExactly("late");
    }

    @Test
    void guests_that_are_kept_apart_never_share_a_host() {
        var pair = Optional.of("pair");
        var result =
                place(
                        List.of(
                                guest("a", 5, 256, pair),
                                guest("b", 5, 256, pair),
                                guest("c", 5, 256, pair)),
                        List.of(room(KCT10, 4096), room(KCT11, 4096)));
        assertThat(result.placed().values()).containsExactlyInAnyOrder(KCT10, KCT11);
        assertThat(left(result)).hasSize(1);
    }

    @Test
    void a_guest_goes_only_where_there_is_all_that_it_needs() {
        var picky =
                new Placement.Guest(
                        Bench.WEB, new MebiBytes(512), new TreeSet<>(Set.of("bridge br7")));
        var rooms = List.of(room(KCT10, 9999, "bridge br0"), room(KCT11, 512, "bridge br7"));
        assertThat(place(List.of(picky), rooms).placed().values()).containsExactly(KCT11);
        var none = List.of(room(KCT10, 9999, "bridge br0"));
        assertThat(whyNot(picky, none)).isEqualTo("kct10 lacks bridge br7");
    }

    @Test
    void exactly_enough_memory_is_enough() {
        var result = place(List.of(guest("a", 5, 2048)), List.of(room(KCT10, 2048)));
        assertThat(left(result)).isEmpty();
    }

    @Test
    void why_not_names_the_amount_or_that_nobody_is_there() {
        var big = guest("big", 5, 65_536);
        assertThat(whyNot(big, List.of(room(KCT10, 2048))))
                .isEqualTo("fits on no living host (64 GiB): at most 2 GiB is free on one");
        assertThat(whyNot(big, List.of())).isEqualTo("no living host can take guests");
    }

    @Test
    void the_same_guests_are_placed_alike_in_any_order() {
        var guests = List.of(guest("a", 5, 700), guest("b", 5, 700), guest("c", 4, 900));
        var rooms = List.of(room(KCT10, 1700), room(KCT11, 1500));
        assertThat(place(guests.reversed(), rooms).placed())
                .isEqualTo(place(guests, rooms).placed());
    }

    @Test
    void the_bound_that_proves_it_is_named() {
        var pair = Optional.of("pair");
        var set = List.of(guest("a", 5, 256, pair), guest("b", 5, 256, pair));
        var large = List.of(guest("a", 5, 1024), guest("b", 5, 1024), guest("c", 5, 256));
        var many = List.of(guest("a", 5, 768), guest("b", 5, 512), guest("c", 5, 512));
        var full =
                new Placement.Room(
                        KCT10, new MebiBytes(4096), new TreeSet<>(), new TreeSet<>(Set.of("pair")));
        var room = List.of(room(KCT10, 1536));
        assertThat(why(set, room, 1)).endsWith("2 of \"pair\" need a host each, with room on 1");
        assertThat(why(set, List.of(full), 1))
                .endsWith("one of \"pair\" is on each where it would fit");
        assertThat(why(large, room, 1)).endsWith("there is room for 1 of 2 guests of this size");
        assertThat(why(many, room, 2)).endsWith("1.5 GiB is free, and 1.8 GiB is needed");
    }

    private static String why(List<Placement.Guest> all, List<Placement.Room> rooms, int which) {
        return Placement.over(rooms).whyNot(all, Set.of()).of(all.get(which));
    }
}
