package dev.lifeboat.drivers.firstlook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.drivers.shell.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OwnLoginTest {
    private static final Target KCT09 = Target.of("root@kct09").orElseThrow();

    /// In the file and not on the command line: options given there do not hold for jump hosts.
    @Test
    void the_engineers_configuration_cannot_weaken_a_login() throws IOException {
        try (var login = OwnLogin.open(Optional.empty(), List.of(), new Shell())) {
            var config = Files.readString(login.folder().resolve("config"));
            var ours = config.substring(0, config.indexOf("Include "));
            assertThat(ours)
                    .startsWith("Host *\n")
                    .contains(
                            "StrictHostKeyChecking yes",
                            "BatchMode yes",
                            "ForwardAgent no",
                            "UpdateHostKeys no",
                            "PermitLocalCommand no",
                            "ClearAllForwardings yes",
                            "RemoteCommand none")
                    .doesNotContain("KnownHostsFile", "IdentityFile", "User ");
            assertThat(config).endsWith("Include ~/.ssh/config\nInclude /etc/ssh/ssh_config\n");
            var command = login.run(KCT09, "true");
            String script = command.stdin().orElseThrow().reveal(text -> text);
            assertThat(script).isEqualTo("{\ntrue\n} </dev/null\n");
            assertThat(command.argv())
                    .containsExactly(
                            "ssh",
                            "-F",
                            login.folder().resolve("config").toString(),
                            "-l",
                            "root",
                            "-T",
                            "--",
                            "kct09",
                            "exec env LC_ALL=C sh");
        }
    }

    @Test
    void a_jump_host_and_another_configuration_are_taken() throws IOException {
        var jump = List.of(Target.of("ops@bastion:2222").orElseThrow());
        var theirs = Optional.of(Path.of("/etc/ssh/night_config"));
        try (var login = OwnLogin.open(theirs, jump, new Shell())) {
            assertThat(login.run(KCT09, "true").argv())
                    .containsSubsequence("-J", "ops@bastion:2222", "-l", "root", "--", "kct09");
            assertThat(Files.readString(login.folder().resolve("config")))
                    .endsWith("\nInclude \"/etc/ssh/night_config\"\n");
        }
    }

    @Test
    void nothing_is_left_here() throws IOException {
        var login = OwnLogin.open(Optional.empty(), List.of(), new Shell());
        // A connection whose other end is gone: ssh says so, and it is removed all the same.
        Files.writeString(login.folder().resolve("0123abcd"), "");
        login.close();
        assertThat(login.folder()).doesNotExist();
        login.close();
    }
}
