package dev.lifeboat.drivers.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.drivers.access.HostAccess;
import dev.lifeboat.drivers.access.SshAccess;
import dev.lifeboat.drivers.shell.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SshTest {
    private static HostAccess access(Path folder) {
        var ssh =
                new SshAccess(
                        "10.91.0.11",
                        2222,
                        "root",
                        folder.resolve("it's a key"),
                        folder.resolve("known_hosts"));
        return new HostAccess(
                "qemu+ssh://root@kct09/system",
                ssh,
                Optional.empty(),
                Optional.empty(),
                new java.util.TreeMap<>());
    }

    @Test
    void a_login_never_learns_a_host_key_and_never_asks(@TempDir Path folder) {
        assertThat(new Ssh(folder).run(access(folder), "true").argv())
                .contains(
                        "StrictHostKeyChecking=yes",
                        "BatchMode=yes",
                        "GlobalKnownHostsFile=/dev/null",
                        "Port=2222",
                        "User=root")
                .endsWith("--", "10.91.0.11", "true");
    }

    @Test
    void connections_are_shared_where_a_socket_fits(@TempDir Path folder) {
        assertThat(new Ssh(Path.of("/run/lifeboat")).run(access(folder), "true").argv())
                .contains("ControlPath=/run/lifeboat/%C");
        var deep = Path.of("/" + "deep".repeat(20));
        assertThat(new Ssh(deep).run(access(folder), "true").argv())
                .noneMatch(word -> word.startsWith("Control"));
    }

    @Test
    void the_login_script_is_ours_alone_and_quotes_every_word(@TempDir Path folder)
            throws Exception {
        var scripts = new LoginScripts(folder, new Ssh(folder));
        var script = scripts.of(new HostId("kct09"), access(folder));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(script)))
                .isEqualTo("rwx------");
        assertThat(Files.readString(script))
                .startsWith("#!/bin/sh\nexec 'ssh' ")
                .contains("it'\\''s a key'")
                .endsWith(" \"$@\"\n");
        assertThat(scripts.of(new HostId("kct09"), access(folder))).isEqualTo(script);
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource({
        "root@10.91.0.11: Permission denied (publickey)., REFUSED",
        "Host key verification failed., REFUSED",
        "ssh: connect to host 10.91.0.11 port 22: Connection timed out, SILENT",
        "ssh: connect to host 10.91.0.11 port 22: No route to host, SILENT",
        "tail: cannot open 'x': No such file or directory, FAILED",
        "error: Cannot recv data: : Connection reset by peer, SILENT",
        "'', SILENT",
    })
    void failures_are_told_apart(String said, Why.Cause cause) {
        assertThat(Ssh.why(new Ended.Exited(255, "", said.isEmpty() ? "" : said + "\n")).cause())
                .isEqualTo(cause);
    }
}
