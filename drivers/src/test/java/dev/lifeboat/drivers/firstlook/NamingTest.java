package dev.lifeboat.drivers.firstlook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.fleet.Capacity;
import dev.lifeboat.core.fleet.MebiBytes;
import dev.lifeboat.drivers.shell.Ended;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class NamingTest {
    private static Met met(String target, String name, String boot) {
        var capacity = new Capacity(new MebiBytes(1024), 4);
        return new Met.Host(
                Target.of(target).orElseThrow(),
                new Greeting(name, boot, true, "", Optional.empty(), new TreeSet<>(), capacity));
    }

    private static Met nobody(String target) {
        return new Met.Nobody(
                Target.of(target).orElseThrow(), new Ended.NotStarted("nobody there"));
    }

    private static List<String> names(Met... met) {
        return Naming.of(List.of(met)) instanceof Naming.Names(var hosts)
                ? hosts.keySet().stream().map(Object::toString).toList()
                : List.of();
    }

    private static List<String> problems(Met... met) {
        return Naming.of(List.of(met)) instanceof Naming.Clash(var problems) ? problems : List.of();
    }

    @Test
    void a_host_goes_by_the_name_that_it_has_itself() {
        assertThat(names(met("root@10.91.0.11", "kct09", "a"), met("b.example", "kct10", "b")))
                .containsExactly("kct09", "kct10");
    }

    @Test
    void a_name_that_is_of_no_use_is_replaced_by_what_was_typed() {
        assertThat(
                        names(
                                met("one", "localhost", "a"),
                                met("two", "debian", "b"),
                                met("three", "debian", "c"),
                                met("four", "a name/of hers", "d"),
                                nobody("five")))
                .containsExactly("five", "four", "one", "three", "two");
    }

    @Test
    void an_address_that_begins_with_a_colon_is_a_name_too() {
        assertThat(names(nobody("root@[::1]"), met("[::ffff:10.91.0.11]", "localhost", "a")))
                .containsExactly("0::1", "0::ffff:10.91.0.11");
    }

    @Test
    void one_machine_is_not_taken_for_two() {
        assertThat(problems(met("root@10.91.0.11", "kct09", "a"), met("kct09", "kct09", "a")))
                .containsExactly(
                        "root@10.91.0.11 and kct09 are the same machine, kct09: give each host once");
    }

    @Test
    void two_machines_are_not_taken_for_one() {
        assertThat(problems(met("nat:2201", "node", "a"), met("nat:2202", "node", "b")))
                .singleElement()
                .asString()
                .startsWith("nat:2201 and nat:2202 both go by the name nat;");
    }
}
