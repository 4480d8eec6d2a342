package dev.lifeboat.drivers.ceph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeboat.core.evidence.CephHealth;
import dev.lifeboat.drivers.Samples;
import dev.lifeboat.drivers.shell.Unreadable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class StorageAnswersTest {
    @Test
    void an_empty_blocklist_is_two_empty_arrays() throws Exception {
        assertThat(StorageAnswers.blocklist("\n[][]").entries()).isEmpty();
    }

    @Test
    void a_recorded_blocklist_is_read_with_its_times() throws Exception {
        var entries = StorageAnswers.blocklist(Samples.read("blocklist.json")).entries();
        assertThat(entries)
                .hasSize(18)
                .containsEntry(
                        "10.91.0.11:0/2527723061", Instant.parse("2026-11-22T11:11:44.823174Z"));
    }

    @Test
    void a_whole_host_is_an_entry_and_a_range_is_none() throws Exception {
        var text =
                "[{\"addr\":\"10.91.0.11:0/0\",\"until\":\"2036-11-22T11:11:44.823174+0000\"}]"
                        + "[{\"range\":\"10.91.0.0:0/24\",\"until\":\"2036-11-22T11:11:44.823174+0000\"}]";
        var list = StorageAnswers.blocklist(text);
        assertThat(list.wholeHostUntil("10.91.0.11")).isPresent();
        assertThat(list.wholeHostUntil("10.91.0.0")).isEmpty();
        assertThat(list.ranges(Instant.EPOCH)).containsExactly("range 10.91.0.0:0/24");
    }

    @Test
    void a_recorded_status_is_well() throws Exception {
        assertThat(StorageAnswers.health(Samples.read("status.json")))
                .isEqualTo(new CephHealth(9, 9, 0, List.of()));
    }

    @Test
    void laggy_groups_are_active_and_counted_apart() throws Exception {
        var text =
                "{\"health\":{\"checks\":{\"SLOW_OPS\":{},\"PG_DEGRADED\":{}}},\"pgmap\":"
                        + "{\"num_pgs\":12,\"pgs_by_state\":[{\"state_name\":\"active+clean\",\"count\":8},"
                        + "{\"state_name\":\"active+clean+laggy\",\"count\":3},"
                        + "{\"state_name\":\"peering\",\"count\":1}]}}";
        assertThat(StorageAnswers.health(text))
                .isEqualTo(new CephHealth(12, 11, 3, List.of("PG_DEGRADED", "SLOW_OPS")));
    }

    @Test
    void groups_of_another_applications_pools_hold_no_guest_up() throws Exception {
        var all = new CephHealth(4, 1, 0, List.of("PG_AVAILABILITY"));
        var osds =
                "{\"pools\":[{\"pool\":1,\"application_metadata\":{\"rbd\":{},\"x\":{}}},"
                        + "{\"pool\":2,\"application_metadata\":{\"cephfs\":{}}},"
                        + "{\"pool\":3,\"application_metadata\":{}}]}";
        var groups =
                "{\"pg_ready\":true,\"pg_stats\":[{\"pgid\":\"1.0\",\"state\":\"active+clean\"},"
                        + "{\"pgid\":\"2.0\",\"state\":\"unknown\"},"
                        + "{\"pgid\":\"2.1f\",\"state\":\"down\"},"
                        + "{\"pgid\":\"3.0\",\"state\":\"peering\"}]}";
        assertThat(StorageAnswers.health(all, osds, groups))
                .isEqualTo(new CephHealth(2, 1, 0, List.of("PG_AVAILABILITY")));
    }

    @Test
    void recorded_maps_name_each_daemon_by_its_address() throws Exception {
        var found =
                StorageAnswers.addresses(
                        Samples.read("mon-dump.json"),
                        Samples.read("osd-dump.json"),
                        Samples.read("mgr-dump.json"),
                        Samples.read("fs-dump.json"));
        assertThat(found.daemons())
                .isEqualTo(Map.of("10.91.0.1", new TreeSet<>(List.of("mgr.x", "mon.a", "osd.0"))));
    }

    @Test
    void nonsense_is_unreadable_and_nothing_else() {
        for (var text : Samples.nonsense()) {
            if (!text.equals("[][]")) {
                assertUnreadable(() -> StorageAnswers.blocklist(text));
            }
            assertUnreadable(() -> StorageAnswers.health(text));
            assertUnreadable(() -> StorageAnswers.addresses(text, text, text, text));
        }
        Samples.truncated(Samples.read("status.json"))
                .forEach(text -> assertUnreadable(() -> StorageAnswers.health(text)));
        Samples.truncated(Samples.read("blocklist.json"))
                .forEach(text -> assertUnreadable(() -> StorageAnswers.blocklist(text)));
    }

    private static void assertUnreadable(ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOf(Unreadable.class);
    }
}
