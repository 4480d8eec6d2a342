package dev.lifeboat.drivers.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.drivers.access.ConsoleLog;
import dev.lifeboat.drivers.access.SshAccess;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where hosts' consoles are logged.
@SuppressWarnings("NullAway.Init") // JUnit makes it before each test
final class ConsolesTest {
    @TempDir private Path folder;
    private SiteFolder site;

    @BeforeEach
    void make() {
        site = SiteFolder.in(folder);
    }

    private static String with(String console) {
        return SiteFolder.SMALLEST.replace(
                "    capacity:", "    console: " + console + "\n    capacity:");
    }

    private ConsoleLog log(String console) {
        return SiteFolder.access(site.good(with(console))).console().orElseThrow();
    }

    @Test
    void a_path_is_relative_to_the_site_file_and_need_not_be_there_yet() {
        assertThat(log("consoles/kct09.log"))
                .isEqualTo(new ConsoleLog.Here(site.path("consoles/kct09.log")));
        assertThat(site.good(with("gone.log")).warnings()).isEmpty();
    }

    @Test
    void one_on_another_machine_is_read_with_the_hosts_own_key() {
        assertThat(log("ssh://conserver@[fd00::0:9]:2222/var/consoles/kct09"))
                .isEqualTo(
                        new ConsoleLog.There(
                                new SshAccess(
                                        "fd00::9",
                                        2222,
                                        "conserver",
                                        site.path("key"),
                                        site.path("known_hosts")),
                                "/var/consoles/kct09"));
        assertThat(log("ssh://10.91.0.2/var/consoles/kct09"))
                .isInstanceOfSatisfying(
                        ConsoleLog.There.class,
                        log -> {
                            assertThat(log.login().user()).isEqualTo("root");
                            assertThat(log.login().port()).isEqualTo(22);
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssh://console.example/var/log/kct09",
                "ssh://10.91.0.2",
                "ssh://a b@10.91.0.2/var/log/kct09",
                "ssh://10.91.0.2:70000/var/log/kct09",
                "ssh://10.91.0.2/var/log/$(reboot)",
                "\"/var/log/`reboot`\""
            })
    void what_is_neither_is_an_error_with_its_line(String wrong) {
        assertThat(site.bad(with(wrong)))
                .matches(
                        "lifeboat\\.yaml:7: hosts\\.kct09\\.console: \".*\" is not a path or ssh:.*\n");
    }

    @Test
    void one_that_is_kept_on_the_host_itself_would_be_gone_with_it() {
        assertThat(site.bad(with("ssh://10.91.0.11/var/log/console")))
                .isEqualTo(
                        "lifeboat.yaml:7: hosts.kct09.console: it is kept on kct09, with which it is"
                                + " gone: name one that is not\n");
    }

    @Test
    void two_hosts_never_share_one_because_the_other_would_be_heard() {
        var other =
                """
                  kct10:
                    address: 10.91.0.12
                    console: ./console.log
                    ssh: {key: key, known-hosts: known_hosts}
                    capacity: {memory: 4 GiB, vcpus: 4}
                """;
        assertThat(site.bad(with("console.log") + other))
                .endsWith("hosts.kct10.console: this is also kct09's: each host needs its own\n");
    }
}
