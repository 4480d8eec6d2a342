package dev.lifeboat.drivers.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeboat.drivers.shell.Unreadable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SinceBootReaderTest {
    /// From a Debian 12 host; `<none>` is dpkg's word for a package that was not there before.
    private static final String SEEN =
            """
            booted 1772420400
            kernel 6.1.0-50-amd64
            machine Intel(R) Xeon(R) E-2288G CPU @ 3.70GHz, 63 GiB, 41 devices on PCI (3fa90b1c)
            packages
            dpkg upgrade librbd1:amd64 16.2.11+ds-2 16.2.15+ds-0+deb12u1
            dpkg install linux-image-6.1.0-56-amd64:amd64 <none> 6.1.176-1
            dpkg upgrade vim-common:all 2:9.0.1378-2 2:9.0.1378-2+deb12u2
            dpkg remove multipath-tools:amd64 0.9.4-3 <none>
            file /etc/ceph/ceph.conf
            end
            """;

    @Test
    void what_a_boot_needs_is_told_and_the_rest_is_not() throws Unreadable {
        var seen = SinceBootReader.read(SEEN);
        assertThat(seen.booted()).isEqualTo(Instant.ofEpochSecond(1_772_420_400));
        assertThat(seen.kernel()).isEqualTo("6.1.0-50-amd64");
        assertThat(seen.machine())
                .isEqualTo(
                        "Intel(R) Xeon(R) E-2288G CPU @ 3.70GHz, 63 GiB, 41 devices on PCI (3fa90b1c)");
        assertThat(seen.packages()).isTrue();
        assertThat(seen.changes())
                .containsExactly(
                        "file /etc/ceph/ceph.conf",
                        "install linux-image-6.1.0-56-amd64 6.1.176-1",
                        "remove multipath-tools",
                        "upgrade librbd1 16.2.11+ds-2 -> 16.2.15+ds-0+deb12u1");
    }

    @Test
    void a_host_without_a_log_of_packages_says_nothing_of_them() throws Unreadable {
        var seen = SinceBootReader.read("booted 1772420400\nkernel 5.14\nend\n");
        assertThat(seen.packages()).isFalse();
        assertThat(seen.changes()).isEmpty();
    }

    @Test
    void half_an_answer_is_none() {
        assertThatThrownBy(() -> SinceBootReader.read(SEEN.substring(0, 90)))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("cut off");
        assertThatThrownBy(() -> SinceBootReader.read("kernel 6.1\nend\n"))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("when the host booted");
    }

    @Test
    void a_host_with_rpm_tells_what_has_come_since() throws Unreadable {
        var seen =
                SinceBootReader.read(
                        """
                        booted 1772420400
                        kernel 5.14.0-427.13.1.el9_4.x86_64
                        packages
                        rpm kernel-core 5.14.0-503.11.1.el9_5
                        rpm kernel-headers 5.14.0-503.11.1.el9_5
                        rpm librbd1 16.2.15-1.el9s
                        rpm vim-enhanced 8.2.2637-21.el9
                        end
                        """);
        assertThat(seen.packages()).isTrue();
        assertThat(seen.changes())
                .containsExactly(
                        "install kernel-core 5.14.0-503.11.1.el9_5",
                        "install librbd1 16.2.15-1.el9s");
    }

    @Test
    void what_a_login_may_not_read_does_not_count_as_unchanged() throws Unreadable {
        var seen =
                SinceBootReader.read(
                        """
                        booted 1772420400
                        kernel 6.1
                        packages
                        closed '/etc/libvirt/secrets': Permission denied
                        end
                        """);
        assertThat(seen.changes())
                .containsExactly("not seen: '/etc/libvirt/secrets': Permission denied");
    }

    /// Read-only, so it may run where the tests run.
    @Test
    void the_script_says_all_that_is_read_of_it() throws Exception {
        var sh = new ProcessBuilder("sh", "-c", SinceBootReader.SCRIPT).start();
        var said = new String(sh.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var seen = SinceBootReader.read(said);
        assertThat(seen.booted()).isBefore(Instant.now());
        assertThat(seen.kernel()).isNotEmpty();
        assertThat(said.lines()).noneMatch(line -> line.contains("No such file"));
    }
}
