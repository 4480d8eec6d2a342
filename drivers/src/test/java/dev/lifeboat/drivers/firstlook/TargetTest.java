package dev.lifeboat.drivers.firstlook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TargetTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "kct09, -T -- kct09",
        "root@kct09, -l root -T -- kct09",
        "root@kct09.example.net:2222, -l root -p 2222 -T -- kct09.example.net",
        "10.91.0.11, -T -- 10.91.0.11",
        "ops@[fd00::9]:22, -l ops -p 22 -T -- fd00::9",
        "[fd00::9], -T -- fd00::9",
    })
    void a_host_is_written_as_behind_ssh(String text, String words) {
        var target = Target.of(text).orElseThrow();
        assertThat(String.join(" ", target.words())).isEqualTo(words);
        assertThat(target).hasToString(text);
    }

    /// What ssh or a shell would take for something else than a host.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-oProxyCommand=touch /tmp/x",
                "-lroot",
                "root@-oProxyCommand=x",
                "-l@kct09",
                "root@",
                "@kct09",
                "kct09:",
                "kct09:0",
                "kct09:65536",
                "kct09:22:22",
                "kct09 -oProxyCommand=x",
                "kct09;reboot",
                "$(reboot)",
                "kct09\n",
                "fd00::9",
                "[kct09]",
                "ssh://root@kct09",
                "root@kct09/",
                "%h",
                "*",
            })
    void what_is_no_host_is_refused(String text) {
        assertThat(Target.of(text)).isEmpty();
    }

    @Test
    void jump_hosts_are_given_as_ssh_takes_them() {
        var jumps = Stream.of("ops@bastion:2222", "[fd00::1]").map(Target::of).toList();
        var both = jumps.stream().map(each -> each.orElseThrow()).toList();
        assertThat(Target.jumps(both)).isEqualTo("ops@bastion:2222,[fd00::1]");
        assertThat(Target.of("root@kct09:2222").orElseThrow().command(Optional.empty(), both))
                .isEqualTo("ssh -J ops@bastion:2222,[fd00::1] -p 2222 root@kct09");
        assertThat(Target.of("kct09").orElseThrow().command(Optional.empty(), List.of()))
                .isEqualTo("ssh kct09");
        var config = Optional.of(Path.of("/home/anna/my hosts"));
        assertThat(Target.of("kct09").orElseThrow().command(config, List.of()))
                .isEqualTo("ssh -F '/home/anna/my hosts' kct09");
    }
}
