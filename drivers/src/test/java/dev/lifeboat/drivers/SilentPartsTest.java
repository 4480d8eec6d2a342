package dev.lifeboat.drivers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.core.fleet.Capacity;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.MebiBytes;
import dev.lifeboat.core.spi.Ports;
import dev.lifeboat.drivers.access.BmcAccess;
import dev.lifeboat.drivers.access.ConsoleLog;
import dev.lifeboat.drivers.access.HostAccess;
import dev.lifeboat.drivers.access.Secret;
import dev.lifeboat.drivers.access.SiteAccess;
import dev.lifeboat.drivers.access.SshAccess;
import dev.lifeboat.drivers.hook.HoldFiles;
import dev.lifeboat.drivers.hook.NoPanel;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Parts that take a connection and never say anything: a BMC whose firmware hangs, a host whose
/// kernel still accepts what no process answers.
@SuppressWarnings("NullAway.Init") // JUnit makes them before each test
@Execution(ExecutionMode.CONCURRENT) // each has parts of its own, and waits for its drivers' limits
final class SilentPartsTest {
    /// Without a limit these calls never end; the drivers' own is 10 s, twice. On a machine with no
    /// core to spare it has taken a minute until they were seen to be over.
    private static final Duration CALL = Duration.ofMinutes(2);

    private static final HostId KCT09 = new HostId("kct09");

    @TempDir private Path folder;
    private DatagramSocket bmc;
    private ServerSocket sshd;
    private final List<Socket> accepted = new ArrayList<>();

    @BeforeEach
    void listen() throws IOException {
        var here = InetAddress.getLoopbackAddress();
        bmc = new DatagramSocket(new InetSocketAddress(here, 0));
        sshd = new ServerSocket(0, 50, here);
    }

    @AfterEach
    void close() throws IOException {
        bmc.close();
        sshd.close();
        for (var socket : accepted) {
            socket.close();
        }
    }

    /// Accepts, says so much, and nothing more.
    private void accept(String banner) {
        Thread.ofVirtual()
                .start(() -> {
                    while (!sshd.isClosed()) {
                        try {
                            var socket = sshd.accept();
                            accepted.add(socket);
                            socket.getOutputStream()
                                    .write(banner.getBytes(StandardCharsets.US_ASCII));
                        } catch (IOException closed) {
                            return;
                        }
                    }
                });
    }

    private Ports ports() {
        var access = new BmcAccess("127.0.0.1", bmc.getLocalPort(), "ADMIN", Secret.of("x"), 3);
        var ssh =
                new SshAccess(
                        "127.0.0.1",
                        sshd.getLocalPort(),
                        "root",
                        folder.resolve("key"),
                        folder.resolve("known"));
        var uri = "qemu+ssh://root@127.0.0.1:" + sshd.getLocalPort() + "/system";
        var hosts =
                new TreeMap<>(
                        Map.of(
                                KCT09,
                                new HostAccess(
                                        uri,
                                        ssh,
                                        Optional.of(access),
                                        Optional.of(new ConsoleLog.There(ssh, "/var/log/kct09")),
                                        new TreeMap<>())));
        var clock = InstantSource.system();
        return RealParts.of(
                new SiteAccess(Optional.empty(), new TreeMap<>(), hosts, new TreeSet<>()),
                folder,
                new NoPanel(clock),
                new HoldFiles(folder.resolve("holds"), clock),
                clock);
    }

    private static Host host() {
        return new Host(
                KCT09,
                "127.0.0.1",
                new TreeSet<>(List.of("127.0.0.1")),
                Optional.of("127.0.0.1"),
                Optional.of("127.0.0.1:/var/log/kct09"),
                new Capacity(MebiBytes.NONE, 1));
    }

    private static <F> void assertSilent(Supplier<Reading<F>> look) {
        var begun = Instant.now();
        var reading = look.get();
        assertThat(Duration.between(begun, Instant.now())).isLessThan(CALL);
        assertThat(reading)
                .as("%s", reading)
                .isInstanceOfSatisfying(
                        Reading.Unknown.class,
                        unknown -> assertThat(unknown.why().cause()).isEqualTo(Why.Cause.SILENT));
    }

    @Test
    void a_bmc_that_never_answers_is_silent_and_was_not_switched() {
        assertThat(ports().power().off(host())).isInstanceOf(Outcome.TimedOut.class);
    }

    @Test
    void a_host_that_accepts_and_never_answers_is_silent() {
        accept("");
        assertSilent(() -> ports().hypervisor().boot(host()));
    }

    @Test
    void a_host_that_greets_and_never_answers_is_silent() {
        accept("SSH-2.0-OpenSSH_9.2p1\r\n");
        assertSilent(() -> ports().hypervisor().residents(host()));
    }

    @Test
    void a_console_server_that_accepts_and_never_answers_is_silent() {
        accept("SSH-2.0-OpenSSH_9.2p1\r\n");
        assertSilent(() -> ports().console().ofHost(host()));
    }

    @Test
    void a_host_that_talks_nonsense_is_unknown() {
        accept("220 mail ready\r\n".repeat(10_000));
        assertThat(ports().hypervisor().residents(host()).isKnown()).isFalse();
    }
}
