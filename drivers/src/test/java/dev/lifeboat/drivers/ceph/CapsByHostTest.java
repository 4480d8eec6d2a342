package dev.lifeboat.drivers.ceph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.fleet.CephUser;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.drivers.access.SiteAccess;
import dev.lifeboat.drivers.shell.Command;
import dev.lifeboat.drivers.shell.Ended;
import dev.lifeboat.drivers.shell.Shell;
import dev.lifeboat.drivers.shell.Target;
import dev.lifeboat.drivers.ssh.RemoteShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CapsByHostTest {
    private static final ClusterId CEPH = new ClusterId("ceph");
    private static final HostId KCT09 = new HostId("kct09");
    private static final CephUser LIBVIRT = new CephUser(CEPH, "client.libvirt");
    private static final String KEY = "AQDcanary5150==";

    private final List<String> left = new ArrayList<>();

    /// The real script, with a `ceph` that says this.
    private Reading<?> caps(Path folder, String ceph) throws IOException {
        var program = Files.writeString(folder.resolve("ceph"), "#!/bin/sh\n" + ceph);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        var shell = new Shell();
        RemoteShell hosts =
                (_, script, limit) -> {
                    var path = "PATH=" + folder + ":/usr/bin:/bin; ";
                    var ended =
                            shell.run(
                                    Target.of("host"),
                                    Command.of("sh", "-c", path + script),
                                    limit);
                    if (ended instanceof Ended.Exited(_, var out, var err)) {
                        left.add(out + err);
                    }
                    return ended;
                };
        var nobody =
                new CephAuth(
                        new CephClusters(
                                new SiteAccess(
                                        Optional.empty(),
                                        new TreeMap<>(),
                                        new TreeMap<>(),
                                        new TreeSet<>())),
                        InstantSource.system());
        var askers = new TreeMap<>(Map.of(CEPH, KCT09));
        return new CapsByHost(hosts, askers, nobody, InstantSource.system()).caps(LIBVIRT);
    }

    @Test
    void the_caps_leave_the_host_and_the_key_does_not(@TempDir Path folder) throws IOException {
        for (var answer :
                List.of(
                        "[{\"entity\":\"client.libvirt\",\"key\":\"KEY\",\"caps\":{\"mon\":\"allow r\"}}]",
                        "[{\"entity\":\"client.libvirt\",\"key\":\"KEY\",\"pending_key\":\"KEY\","
                                + "\"caps\":{\"mon\":\"allow r\"}}]",
                        "[{\"caps\": {\"mon\": \"allow r\"}, \"entity\": \"client.libvirt\", \"key\": \"KEY\"}]")) {
            left.clear();
            var reading = caps(folder, "cat <<'X'\n\n" + answer.replace("KEY", KEY) + "\nX\n");
            assertThat(left).isNotEmpty().noneMatch(text -> text.contains(KEY));
            assertThat(reading.source().command())
                    .isEqualTo("ssh kct09 ceph auth get client.libvirt");
            if (!answer.startsWith("[{\"caps")) {
                assertThat(reading.fact().toString()).contains("mon=allow r");
            }
        }
    }

    @Test
    void a_ceph_that_refuses_leaves_it_unknown(@TempDir Path folder) throws IOException {
        var reading = caps(folder, "echo 'Error EACCES: access denied' >&2; exit 13\n");
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Unknown.class,
                        unknown -> assertThat(unknown.why().toString()).contains("EACCES"));
    }
}
