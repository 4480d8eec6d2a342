package dev.lifeboat.drivers.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.drivers.shell.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConsolePasswordsTest {
    private static final VmId VM = VmId.of("00000000-0000-4000-8000-000000000001");
    private static final String SECRET = "k3y&<ä";
    private static final Pattern RANDOM = Pattern.compile("passwd=\"([0-9a-f]{8})\"");

    @TempDir private Path folder;

    private static DomainXml with(String... passwords) throws Unreadable {
        var devices = new StringBuilder("<graphics type='vnc'/>");
        for (var password : passwords) {
            var quoted = password.replace("&", "&amp;").replace("<", "&lt;");
            devices.append("<graphics type='vnc' passwd='").append(quoted).append("'/>");
        }
        return DomainXml.parse("<domain><devices>" + devices + "</devices></domain>");
    }

    private Path kept() {
        return folder.resolve("kept");
    }

    @Test
    void a_password_is_taken_out_of_what_is_shown_and_put_back_by_the_next_process()
            throws Exception {
        var domain = with(SECRET, "other");
        var before = domain.print();
        assertThat(new ConsolePasswords(kept()).hide(VM, domain)).isTrue();
        assertThat(domain.print()).doesNotContain("k3y", "other");
        assertThat(new ConsolePasswords(kept()).restore(VM, domain)).isZero();
        assertThat(domain.print()).isEqualTo(before);
    }

    @Test
    void only_its_owner_reads_it_and_it_goes_with_the_password() throws Exception {
        var passwords = new ConsolePasswords(kept());
        passwords.hide(VM, with(SECRET));
        var file = kept().resolve(VM.toString());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept())))
                .isEqualTo("rwx------");
        assertThat(passwords.hide(VM, with())).isFalse();
        assertThat(kept()).isEmptyDirectory();
    }

    @Test
    void a_console_whose_password_nobody_knows_is_closed_with_a_random_one() throws Exception {
        var domain = with(ConsolePasswords.KEPT);
        assertThat(new ConsolePasswords(kept()).restore(VM, domain)).isEqualTo(1);
        var one = RANDOM.matcher(domain.print());
        assertThat(one.find()).isTrue();
        var again = with(ConsolePasswords.KEPT);
        new ConsolePasswords(kept()).restore(VM, again);
        assertThat(again.print()).containsPattern(RANDOM).doesNotContain(one.group(1));
    }

    @Test
    void a_full_disk_costs_only_what_the_next_process_would_know() throws Exception {
        Files.writeString(kept(), "in the way of the folder");
        var passwords = new ConsolePasswords(kept());
        var domain = with(SECRET);
        assertThat(passwords.hide(VM, domain)).isTrue();
        assertThat(passwords.restore(VM, domain)).isZero();
        assertThat(domain.print()).contains("k3y");
    }

    @Test
    void a_definition_without_one_makes_no_file() throws IOException, Unreadable {
        assertThat(new ConsolePasswords(kept()).hide(VM, with())).isFalse();
        assertThat(kept()).doesNotExist();
    }
}
