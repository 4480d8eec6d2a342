package dev.lifeboat.drivers.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.evidence.HostConsole;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.drivers.access.ConsoleLog;
import dev.lifeboat.drivers.access.HostAccess;
import dev.lifeboat.drivers.access.SiteAccess;
import dev.lifeboat.drivers.access.SshAccess;
import dev.lifeboat.drivers.shell.Shell;
import dev.lifeboat.drivers.ssh.Ssh;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init") // JUnit makes it before each test
final class HostConsolesTest {
    private static final HostId KCT09 = new HostId("kct09");
    private static final Instant SPOKE = Instant.parse("2019-03-01T22:10:00Z");

    @TempDir private Path folder;

    private Reading<HostConsole> read(Optional<ConsoleLog> log) {
        var ssh = new SshAccess("127.0.0.1", 1, "root", folder.resolve("k"), folder.resolve("n"));
        var host = new HostAccess("", ssh, Optional.empty(), log, new TreeMap<>());
        var site =
                new SiteAccess(
                        Optional.empty(),
                        new TreeMap<>(),
                        new TreeMap<>(Map.of(KCT09, host)),
                        new TreeSet<>());
        return new HostConsoles(site, new Shell(), new Ssh(folder), InstantSource.system())
                .of(KCT09);
    }

    private Reading<HostConsole> read(String text) throws IOException {
        var file = Files.writeString(folder.resolve("it's kct09.log"), text);
        Files.setLastModifiedTime(file, FileTime.from(SPOKE));
        return read(Optional.of(new ConsoleLog.Here(file)));
    }

    private HostConsole known(String text) throws IOException {
        return read(text).fact().orElseThrow();
    }

    private static String why(Reading<HostConsole> reading) {
        assertThat(reading.isKnown()).isFalse();
        return ((Reading.Unknown<HostConsole>) reading).why().text();
    }

    @Test
    void it_is_known_when_its_last_byte_came_how_many_there_are_and_the_last_lines()
            throws IOException {
        var text = "x".repeat(100_000) + "\n" + "Linux version 6.1\r\n".repeat(30) + "login: ";
        var console = known(text);
        assertThat(console.last()).hasValue(SPOKE);
        assertThat(console.bytes()).isEqualTo(text.length());
        assertThat(console.lines())
                .hasSize(HostConsole.LINES)
                .endsWith("Linux version 6.1", "login:");
    }

    @Test
    void a_hostile_console_cannot_paint_the_terminal() throws IOException {
        var console =
                known(
                        "\u001b]0;owned\u0007\u001b[2J\u001b[31mred\u001b[0m\u0000\u009b31m\n\u202eend");
        assertThat(console.lines()).containsExactly("red?31m", "?end");
    }

    @Test
    void an_empty_log_has_no_last_byte() throws IOException {
        assertThat(known("").last()).isEmpty();
        assertThat(known("").bytes()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[-- MARK -- Mon Mar  2 03:00:00 2026]",
                "[SOL Session operational.  Use ~? for help]",
                "[closing the connection]"
            })
    void what_the_console_server_writes_itself_is_not_taken_for_the_host(String mark)
            throws IOException {
        assertThat(why(read("login:\r\n" + mark + "\r\n")))
                .contains(mark.replaceAll(" +", " "), "write no marks");
        assertThat(known(mark + "\r\nlogin:\r\n").lines()).contains("login:");
    }

    @Test
    void one_that_is_not_there_or_cannot_be_read_says_which() {
        var gone = read(Optional.of(new ConsoleLog.Here(folder.resolve("gone.log"))));
        assertThat(why(gone)).contains("gone.log", "No such file or directory");
        assertThat(why(read(Optional.of(new ConsoleLog.Here(folder))))).contains("Is a directory");
    }

    @Test
    void one_that_hangs_is_given_up() throws Exception {
        var pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        var reading = read(Optional.of(new ConsoleLog.Here(pipe)));
        assertThat(why(reading)).isEqualTo(Why.silentFor(Duration.ofSeconds(10)).text());
    }

    @Test
    void a_host_without_one_was_not_asked() {
        assertThat(why(read(Optional.empty()))).isEqualTo("the site names no console of kct09");
    }

    @Test
    void a_console_server_that_is_not_there_is_told_with_the_command_to_type() {
        var ssh = new SshAccess("127.0.0.1", 1, "cons", folder.resolve("k"), folder.resolve("n"));
        var reading = read(Optional.of(new ConsoleLog.There(ssh, "/var/consoles/kct09")));
        assertThat(why(reading)).contains("Connection refused");
        assertThat(reading.source().command())
                .isEqualTo("ssh cons@127.0.0.1 tail /var/consoles/kct09");
    }
}
