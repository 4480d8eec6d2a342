package dev.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A first look at real hosts by nothing but a login: what it says, and that nothing is left.
@Tag("lab")
@Tag("all")
class FromSshLabTest {
    private static final Path LAB = Path.of("/var/lib/lifeboat-lab");
    private static final String ALL = "kct09,kct10,kct11";

    private static final String LOGINS = "ps -eo pid,args | grep 'sshd: [r]oot@notty'";

    @BeforeAll
    static void begin() throws IOException, InterruptedException {
        assertThat(Shell.lab("reset", "--caps", "old").code()).isZero();
    }

    /// As an engineer has it, and as careless as one has it.
    private static Path config(Path folder, String knownHosts) throws IOException {
        var known = folder.resolve("known_hosts");
        Files.writeString(known, knownHosts);
        return Files.writeString(
                folder.resolve("config"),
                """
                Host kct09
                  HostName 10.91.0.11
                Host kct10
                  HostName 10.91.0.12
                Host kct11
                  HostName 10.91.0.13
                Host *
                  User root
                  IdentityFile %s
                  UserKnownHostsFile %s
                  StrictHostKeyChecking no
                """
                        .formatted(LAB.resolve("ssh/id_ed25519"), known));
    }

    private static String knownHosts() throws IOException {
        return Files.readString(LAB.resolve("ssh/known_hosts"));
    }

    private static Shell.Ended look(Path config, String... words)
            throws IOException, InterruptedException {
        var all = Stream.concat(Stream.of(words), Stream.of("--ssh-config=" + config));
        return Shell.lifeboatInLab(all.toArray(String[]::new));
    }

    /// Asked by the lab's own login.
    private static String onKct09(Path config, String script)
            throws IOException, InterruptedException {
        var ended =
                Shell.inLab("ssh", "-F", config.toString(), "-o", "BatchMode=yes", "kct09", script);
        assertThat(ended.code()).isZero();
        return ended.out();
    }

    /// What no site file says is unproven, never ready, and what a login shows is known.
    @Test
    void a_first_look_needs_nothing_but_a_login(@TempDir Path folder)
            throws IOException, InterruptedException {
        var config = config(folder, knownHosts());
        var ready = look(config, "ready", "kct09", "--from-ssh=" + ALL);
        assertThat(ready.out())
                .contains("kct09 -> kct10, kct11    UNPROVEN")
                .contains(
                        "UNPROVEN   caps         the caps of client.libvirt: nobody gave an admin")
                .contains("UNPROVEN   out-of-band", "UNPROVEN   fence", "UNPROVEN   locks")
                .doesNotContain("BLOCKED", "return", "capacity", "debt", " boot  ");
        assertThat(ready.code()).isEqualTo(4);
        assertThat(look(config, "why", "capacity", "kct09", "--from-ssh=" + ALL).out())
                .contains("web-1 would go to kct1");

        onKct09(config, "virsh autostart web-1");
        var autostart = look(config, "ready", "--from-ssh=kct09");
        assertThat(autostart.out()).contains("BLOCKED    return       web-1 is started by kct09");
        assertThat(autostart.code()).isEqualTo(3);
        onKct09(config, "virsh autostart --disable web-1");
    }

    @Test
    void a_host_key_that_is_not_known_is_never_taken_on_the_way_either(@TempDir Path folder)
            throws IOException, InterruptedException {
        var all = knownHosts();
        var behind = look(config(folder, all), "ready", "--from-ssh=kct09", "--jump=kct10");
        assertThat(behind.out()).contains("kct09 -> nowhere    UNPROVEN");

        var without = String.join("\n", all.lines().filter(line -> !line.contains(".12")).toList());
        var unknown = look(config(folder, without + "\n"), "ready", "--from-ssh=kct10,kct09");
        assertThat(unknown.out())
                .contains("kct10: a host key on the way there is not in your known_hosts")
                .contains("  2 kct10        ? .  UNPROVEN");
        var jump =
                look(config(folder, without + "\n"), "ready", "--from-ssh=kct09", "--jump=kct10");
        assertThat(jump.out()).contains("not in your known_hosts").doesNotContain("UNPROVEN");
        assertThat(jump.code()).isEqualTo(4);
        assertThat(folder.resolve("known_hosts")).hasContent(without);
    }

    @Test
    void nothing_is_left_on_the_host_or_here(@TempDir Path folder)
            throws IOException, InterruptedException {
        var config = config(folder, knownHosts());
        var processes = "ps -eo args | grep -v '^ps ' | grep -Ev 'sshd: root|bash -c ps' | sort";
        var before = onKct09(config, processes);
        // Those of commands with a site file are kept for a minute.
        var logins = onKct09(config, LOGINS).lines().toList();
        var temporary = temporary();
        var mark = Files.writeString(LAB.resolve("first-look.mark"), "");
        Files.setLastModifiedTime(mark, FileTime.from(Instant.now()));
        assertThat(look(config, "ready", "--from-ssh=" + ALL).out())
                .contains("3 hosts: 0 ready", "  1 kct09        . ? ?  UNPROVEN");

        assertThat(onKct09(config, processes)).isEqualTo(before);
        var now = new TreeSet<>(onKct09(config, LOGINS).lines().toList());
        now.removeAll(logins);
        assertThat(now).as("this very login").hasSize(1);
        // The guests go on writing to their consoles' files.
        assertThat(
                        onKct09(
                                config,
                                "find /run /etc /var/lib/libvirt /var/cache /var/log /root/.cache/libvirt"
                                        + " /root/.ssh -xdev -newer "
                                        + mark
                                        + " -type f ! -name '*.log' 2>/dev/null; :"))
                .isEmpty();
        assertThat(temporary()).isEqualTo(temporary);
    }

    /// The fault of 2019, seen by a login: where the host may ask Ceph as its administrator.
    @Test
    void a_host_with_the_administrators_key_tells_the_caps(@TempDir Path folder)
            throws IOException, InterruptedException {
        var config = config(folder, knownHosts());
        var etc = LAB.resolve("hosts/kct10/etc-ceph");
        var key = etc.resolve("ceph.client.admin.keyring");
        Files.copy(LAB.resolve("ceph/client.admin.keyring"), key);
        try {
            var mark = Files.writeString(LAB.resolve("first-look.mark"), "");
            var ready = look(config, "ready", "kct09", "--from-ssh=" + ALL);
            assertThat(ready.out())
                    .contains(
                            "BLOCKED    caps         client.libvirt may not break a dead client's")
                    .contains("(ssh kct10 ceph auth get", "4 disks would refuse writes");
            assertThat(ready.code()).isEqualTo(3);
            assertThat(newer(etc, mark)).isEmpty();
            assertThat(newer(Path.of("/var/log/ceph"), mark)).isEmpty();
        } finally {
            Files.delete(key);
        }
    }

    private static List<Path> newer(Path folder, Path mark) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        var since = Files.getLastModifiedTime(mark);
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toFile().lastModified() > since.toMillis()).toList();
        }
    }

    /// The folders that first looks make.
    private static List<String> temporary() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("lifeboat-[0-9]+"))
                    .sorted()
                    .toList();
        }
    }
}
