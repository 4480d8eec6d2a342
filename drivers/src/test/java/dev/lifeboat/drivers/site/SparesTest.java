package dev.lifeboat.drivers.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.drivers.access.Chassis;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where a host's drives may go.
@SuppressWarnings("NullAway.Init") // JUnit gives the folder before each test
class SparesTest {
    private static final String HOSTS =
            """
            site: lab
            ceph:
              main: {}
            spares:
              spare1: {hardware: spare1.txt}
              spare2: {hardware: spare2.txt, root-on: "1000:0072"}
            hosts:
              kct09: {address: 10.91.0.11, capacity: {memory: 4 GiB, vcpus: 4}%s}
              kct10: {address: 10.91.0.12, capacity: {memory: 4 GiB, vcpus: 4}}
            """;

    @TempDir private Path folder;
    private SiteFolder site;

    @BeforeEach
    void makeSite() {
        site = SiteFolder.in(folder).put("spare1.txt", "x", "rw-r--r--");
    }

    private static HostId id(String name) {
        return new HostId(name);
    }

    @Test
    void each_host_may_go_onto_each_spare_that_is_named_for_nobody() {
        var spares = SiteFolder.access(site.good(HOSTS.formatted(""))).spares();
        assertThat(spares)
                .isEqualTo(
                        Map.of(
                                id("spare1"),
                                new Chassis.Listed(folder.resolve("spare1.txt"), Optional.empty()),
                                id("spare2"),
                                new Chassis.Listed(
                                        folder.resolve("spare2.txt"), Optional.of("1000:0072"))));
    }

    @Test
    void a_host_may_name_its_own_and_other_hosts() {
        var read = site.good(HOSTS.formatted(", spares: [spare1, kct10]"));
        assertThat(SiteFolder.access(read).spares().keySet())
                .containsExactly(id("kct10"), id("spare1"));
        assertThat(SiteFolder.access(read).spares())
                .containsEntry(id("kct10"), new Chassis.Living());
        var none = site.good(HOSTS.formatted(", spares: []"));
        assertThat(SiteFolder.access(none).spares()).isEmpty();
    }

    @Test
    void a_name_that_is_none_and_a_host_that_is_a_spare_are_told_with_their_line() {
        assertThat(site.bad(HOSTS.formatted(", spares: [spare3, kct09]")))
                .isEqualTo(
                        """
                        lifeboat.yaml:8: hosts.kct09.spares: "spare3" is neither one of spares nor another host
                        lifeboat.yaml:8: hosts.kct09.spares: "kct09" is neither one of spares nor another host
                        """);
        assertThat(site.bad(HOSTS.formatted("").replace("spare2:", "kct10:")))
                .isEqualTo(
                        """
                        lifeboat.yaml:9: hosts.kct10: kct10 is one of spares too: what runs guests is a host
                        """);
    }

    @Test
    void a_list_that_is_not_there_is_a_warning() {
        assertThat(site.warnings(HOSTS.formatted("")))
                .contains("lifeboat.yaml:6: spares.spare2.hardware: spare2.txt does not exist\n");
    }
}
