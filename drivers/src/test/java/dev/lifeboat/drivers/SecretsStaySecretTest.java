package dev.lifeboat.drivers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.fleet.Capacity;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.MebiBytes;
import dev.lifeboat.core.spi.Ports;
import dev.lifeboat.drivers.access.BmcAccess;
import dev.lifeboat.drivers.access.CephAccess;
import dev.lifeboat.drivers.access.HostAccess;
import dev.lifeboat.drivers.access.Secret;
import dev.lifeboat.drivers.access.SiteAccess;
import dev.lifeboat.drivers.access.SshAccess;
import dev.lifeboat.drivers.hook.HoldFiles;
import dev.lifeboat.drivers.hook.NoPanel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Watches the arguments of every process that the power driver starts, and what it says.
final class SecretsStaySecretTest {
    private static final String PASSWORD = "correct-horse-battery";

    private static Ports ports(Path folder) {
        var bmc = new BmcAccess("127.0.0.1", 9, "ADMIN", Secret.of(PASSWORD), 3);
        var ssh = new SshAccess("127.0.0.1", 9, "root", folder.resolve("k"), folder.resolve("h"));
        var hosts =
                new TreeMap<>(
                        Map.of(
                                new HostId("kct09"),
                                new HostAccess(
                                        "qemu+ssh://root@127.0.0.1/system",
                                        ssh,
                                        Optional.of(bmc),
                                        Optional.empty(),
                                        new TreeMap<>())));
        var ceph = new CephAccess(folder.resolve("c"), "client.admin", folder.resolve("key"));
        var clusters = new TreeMap<>(Map.of(new ClusterId("main"), ceph));
        var clock = InstantSource.system();
        return RealParts.of(
                new SiteAccess(Optional.empty(), clusters, hosts, new TreeSet<>()),
                folder,
                new NoPanel(clock),
                new HoldFiles(folder.resolve("holds"), clock),
                clock);
    }

    private static Host host() {
        return new Host(
                new HostId("kct09"),
                "127.0.0.1",
                new TreeSet<>(List.of("127.0.0.1")),
                Optional.of("127.0.0.1"),
                Optional.empty(),
                new Capacity(MebiBytes.NONE, 1));
    }

    /// Each look lasts some milliseconds; a watcher that never sees one in so many is broken.
    private static final int LOOKS_AT_MOST = 200;

    @Test
    void no_process_has_the_password_among_its_arguments(@TempDir Path folder) throws Exception {
        var seen = new AtomicBoolean();
        var running = new AtomicBoolean();
        var asked = new AtomicBoolean(true);
        var watch =
                Thread.ofPlatform()
                        .daemon()
                        .start(() -> {
                            while (asked.get()) {
                                ProcessHandle.current()
                                        .descendants()
                                        .forEach(process -> {
                                            running.compareAndSet(false, true);
                                            if (arguments(process).contains(PASSWORD)) {
                                                seen.set(true);
                                            }
                                        });
                            }
                        });
        var reading = ports(folder).power().power(host());
        var outcome = ports(folder).power().off(host());
        // A program that is refused at once can be gone before the process list was read.
        for (var again = 0; again < LOOKS_AT_MOST && !running.get(); again++) {
            var _ = ports(folder).power().power(host());
        }
        asked.set(false);
        watch.join();
        assertThat(running).isTrue();
        assertThat(seen).isFalse();
        assertThat(reading.toString()).doesNotContain(PASSWORD);
        assertThat(reading.source().command()).doesNotContain(PASSWORD);
        assertThat(outcome.toString()).doesNotContain(PASSWORD);
    }

    private static String arguments(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"));
        } catch (IOException gone) {
            return "";
        }
    }
}
