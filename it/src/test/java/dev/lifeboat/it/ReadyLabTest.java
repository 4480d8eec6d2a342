package dev.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Faults that lie there on a quiet day: each is named first, its fix is shown, and the fix makes
/// the host ready.
@Tag("lab")
class ReadyLabTest {
    private static final Pattern FIRST =
            Pattern.compile("\"id\":\"([^\"]+)\",\"subject\":\"([^\"]+)\",\"ready\":\"([A-Z]+)\"");

    private static void isReady() throws IOException, InterruptedException {
        var ready = Shell.lifeboat("ready", "kct09");
        assertThat(ready.out()).contains("kct09 -> kct10, kct11    READY");
        assertThat(ready.code()).isZero();
    }

    /// @param first what is found first: check, subject, answer
    /// @param fix what `why` says to do
    private static void isNamed(Path site, String first, String fix)
            throws IOException, InterruptedException {
        var ready = Shell.lifeboat(site, "ready", "kct09", "--json");
        var found = FIRST.matcher(ready.out());
        assertThat(found.find()).isTrue();
        assertThat(found.group(1) + " " + found.group(2) + " " + found.group(3)).isEqualTo(first);
        assertThat(ready.code()).isEqualTo(first.endsWith("NO") ? 3 : 4);
        var why = Shell.lifeboat(site, "why", found.group(1), "kct09");
        assertThat(why.out()).contains(fix);
        assertThat(why.code()).isEqualTo(ready.code());
    }

    @Test
    void latent_faults_are_named_and_mended_before_the_night()
            throws IOException, InterruptedException {
        Site.begin("old");
        isNamed(Shell.SITE, "caps client.libvirt NO", "lifeboat caps fix client.libvirt");
        var fixed = Shell.lifeboat("caps", "fix", "client.libvirt", "--confirm=client.libvirt");
        assertThat(fixed.code()).isZero();
        isReady();

        Shell.virsh("kct09", "autostart", "web-1");
        isNamed(
                Shell.SITE,
                "return web-1 NO",
                "virsh -c qemu+ssh://kct09/system autostart --disable web-1");
        Shell.virsh("kct09", "autostart", "--disable", "web-1");
        isReady();

        var packages = Shell.SITE.resolveSibling("hosts/kct09/var-log/dpkg.log");
        var before = Files.readString(packages);
        Files.writeString(
                packages,
                before
                        + "2099-01-01 00:00:00 upgrade librbd1:amd64 16.2.11+ds-2 16.2.15+ds-0+deb12u1\n");
        isNamed(Shell.SITE, "debt kct09 UNKNOWN", "librbd1");
        Files.writeString(packages, before);

        isNamed(
                Site.withWrongBmcPassword(),
                "out-of-band kct09 NO",
                "correct hosts.kct09.bmc.user and .password in the site file");
    }
}
