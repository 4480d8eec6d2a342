package dev.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A host's serial console: heard when it boots, and named when it is mute, as kct09's was in 2019.
@Tag("lab")
@Tag("all")
class ConsoleLabTest {
    private static final Pattern FOLD = Pattern.compile("\\s+");

    private static final Path CONSOLE = Shell.SITE.resolveSibling("consoles/kct11.log");

    private static String said(Shell.Ended ended) {
        return FOLD.matcher(ended.out()).replaceAll(" ");
    }

    private static void boot(String host) throws IOException, InterruptedException {
        assertThat(Shell.lab("cut", host, "--how", "power").code()).isZero();
        assertThat(Shell.lab("restore", host).code()).isZero();
    }

    @Test
    void a_host_that_boots_is_seen_on_its_console() throws IOException, InterruptedException {
        Site.begin("new");
        assertThat(said(Shell.lifeboat("ready", "kct11", "--json")))
                .contains("its console has spoken since it booted");
        assertThat(said(Shell.lifeboat("look", "kct11"))).contains("host-console", "kct11 login:");
        assertThat(said(Shell.lifeboat("look", "kct11", "--console")))
                .contains("last byte ", "Linux version", "Started libvirtd");
    }

    @Test
    void a_mute_console_is_named_on_a_quiet_day_with_the_fix_and_heard_again()
            throws IOException, InterruptedException {
        Site.begin("new");
        assertThat(Shell.lab("bmc", "kct11", "--how", "mute").code()).isZero();
        var weeksAgo = Instant.now().minus(Duration.ofDays(21));
        Files.setLastModifiedTime(CONSOLE, FileTime.from(weeksAgo));
        var drill = Shell.lifeboat("drill", "oob", "kct11", "--confirm=kct11");
        assertThat(drill.code()).isEqualTo(3);
        assertThat(said(drill))
                .contains("the console of kct11 speaks when it boots")
                .contains("PASSED kct11: its BMC switched it off, which was seen, and it came back")
                .contains("FAILED kct11: the console of kct11 said nothing when it booted on");

        var ready = Shell.lifeboat("ready", "kct11");
        assertThat(said(ready))
                .contains(
                        "UNPROVEN out-of-band", "the console of kct11 said nothing when it booted")
                .doesNotContain("BLOCKED");
        assertThat(said(Shell.lifeboat("why", "out-of-band", "kct11")))
                .contains("console=ttyS0,115200n8", "serial-getty@ttyS0", "console server");

        assertThat(Shell.lab("bmc", "kct11", "--how", "ok").code()).isZero();
        boot("kct11");
        assertThat(said(Shell.lifeboat("ready", "kct11", "--json")))
                .contains("its console has spoken since it booted");
    }
}
