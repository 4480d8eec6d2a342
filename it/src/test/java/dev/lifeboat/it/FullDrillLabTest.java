package dev.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whole recoveries of canaries: killed ones, and those of a host that really hangs.
@Tag("lab")
@Tag("all")
class FullDrillLabTest {
    /// A site that is no lab: one canary, and no host is hung.
    private static Path site(String canaries) throws IOException {
        var site = Shell.SITE.resolveSibling("canaries.yaml");
        var text =
                Files.readString(Shell.SITE)
                        .replaceAll("canary-guests: .*", "canary-guests: [" + canaries + "]")
                        .replaceAll("  hang: .*\n", "");
        assertThat(text).doesNotContain("hang:");
        Files.writeString(site, text);
        return site;
    }

    private static Shell.Ended drill(Path site) throws IOException, InterruptedException {
        return Shell.lifeboat(site, "drill", "full", "kct09", "--confirm=kct09");
    }

    /// The canaries home, the others never stopped.
    private static void assertAllAreHome(String canary, int boots)
            throws IOException, InterruptedException {
        for (var guest : Site.guests()) {
            assertThat(Shell.virsh("kct09", "domstate", guest).out().strip()).isEqualTo("running");
            for (var elsewhere : new String[] {"kct10", "kct11"}) {
                assertThat(Shell.virsh(elsewhere, "list", "--all", "--name").out())
                        .doesNotContain(guest);
            }
            var checked = Shell.lab("records", guest, "--check");
            assertThat(checked.code()).as(guest).isZero();
            assertThat(checked.out())
                    .as(guest)
                    .contains(" " + (guest.equals(canary) ? boots : 1) + " boots, 0 faults");
        }
        assertThat(Shell.lifeboat("muster", "kct09").code()).isZero();
    }

    @Test
    void a_canary_is_killed_brought_back_and_brought_home()
            throws IOException, InterruptedException {
        Site.begin("new");
        var drill = drill(site("web-1"));
        assertThat(drill.out().replaceAll("\\s+", " "))
                .contains("web-1, killed, is brought back on")
                .contains("PASSED", "web-1 on kct1", "came up in ", "answers ping");
        assertThat(drill.code()).isZero();
        assertAllAreHome("web-1", 3);
        assertThat(Shell.lifeboat("ready", "kct09", "--json").out())
                .contains("\"level\":\"DRILL\"", "; fully drilled ");
    }

    @Test
    void with_caps_of_2019_it_fails_and_the_canary_is_well_at_home()
            throws IOException, InterruptedException {
        Site.begin("old");
        var drill = drill(site("web-1"));
        assertThat(drill.out()).contains("FAILED", "not writable");
        assertThat(drill.code()).isEqualTo(3);
        assertAllAreHome("web-1", 2);
    }

    @Test
    void one_that_is_killed_is_carried_on_and_brings_the_canary_home()
            throws IOException, InterruptedException {
        Site.begin("new");
        var output = Files.createTempFile("lifeboat-drill", ".txt");
        var drill = Shell.begin(site("web-1"), output, "drill", "full", "kct09", "--confirm=kct09");
        Site.kill(drill, "start");
        assertThat(Site.run("carry", "--plain").code()).isZero();
        assertAllAreHome("web-1", 3);
    }

    @Test
    void a_host_of_a_lab_really_hangs_and_its_canaries_come_back()
            throws IOException, InterruptedException {
        Site.begin("new");
        var drill = Shell.lifeboat("drill", "full", "kct09", "--confirm=kct09");
        assertThat(drill.out()).contains("PASSED", "s after its host hung: ");
        assertThat(drill.code()).isZero();
        Site.everyGuestIsProven();
        Site.noRecordIsLostOrMixed();
        assertThat(Shell.lifeboat("plan", "kct09").out()).contains("from 1 run of");
    }

    @Test
    void no_host_hangs_while_it_runs_somebodys_guest() throws IOException, InterruptedException {
        Site.begin("new");
        var some = Shell.SITE.resolveSibling("some.yaml");
        Files.writeString(
                some,
                Files.readString(Shell.SITE)
                        .replaceAll("canary-guests: .*", "canary-guests: [web-1]"));
        var drill = drill(some);
        assertThat(drill.out()).contains("Refused: ", " runs there and is no canary");
        assertThat(drill.code()).isEqualTo(3);
        assertAllAreHome("web-1", 1);
    }
}
