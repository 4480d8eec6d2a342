package dev.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A lock drill on real hosts: real keys, real clients that are killed, a real blocklist.
@Tag("lab")
@Tag("all")
class DrillLabTest {
    /// Until the drill's clients are at work, and a machine under load has begun.
    private static final Duration SOON = Duration.ofSeconds(60);

    private static Shell.Ended drill() throws IOException, InterruptedException {
        return drill(Shell.SITE);
    }

    private static void assertNothingIsLeft() throws IOException, InterruptedException {
        assertThat(Shell.rbd("ls", "vms").out()).contains("golden").doesNotContain("drill");
        assertThat(Shell.rados("--pool", "vms", "ls").out()).doesNotContain("drill");
        for (var host : new String[] {"kct09", "kct10", "kct11"}) {
            assertThat(Shell.onHost(host, "pgrep -c qemu-io").out().strip()).isEqualTo("0");
        }
        assertThat(Shell.lifeboat("muster", "kct09").code()).isZero();
    }

    @Test
    void what_the_caps_forbid_fails_and_what_they_allow_passes()
            throws IOException, InterruptedException {
        Site.begin("old");
        var failed = drill();
        assertThat(failed.code()).isEqualTo(3);
        assertThat(failed.out())
                .contains("can notice nothing")
                .contains("FAILED", "from kct10", "from kct11", "Permission denied")
                .contains("lifeboat why caps kct09");
        assertNothingIsLeft();
        assertThat(Shell.lifeboat("ready", "kct09").out())
                .contains("BLOCKED    caps", "a drill of it failed");

        var fix = Shell.lifeboat("caps", "fix", "client.libvirt", "--confirm=client.libvirt");
        assertThat(fix.code()).isZero();
        var ready = Shell.lifeboat("ready", "kct09");
        assertThat(ready.code()).as("its failure is void").isZero();
        assertThat(Shell.lifeboat("why", "caps", "kct09").out().replaceAll("\\s+", " "))
                .contains("is void: ceph-caps of client.libvirt was");

        var passed = drill();
        assertThat(passed.code()).isZero();
        assertThat(passed.out()).contains("PASSED", "is on the blocklist");
        assertNothingIsLeft();
        assertThat(Shell.lifeboat("ready", "kct09", "--json").out())
                .contains("\"level\":\"DRILL\"", "; drilled ");
    }

    @Test
    void one_that_is_killed_is_carried_on_and_leaves_nothing()
            throws IOException, InterruptedException {
        Site.begin("new");
        var output = Files.createTempFile("lifeboat-drill", ".txt");
        var drill = Shell.begin(output, "drill", "lock", "kct09", "--confirm=kct09");
        waitFor(output, "died with the lock");
        drill.destroyForcibly().waitFor();
        assertThat(Shell.rbd("ls", "vms").out()).contains("lifeboat-drill-");
        var run =
                Files.readString(output)
                        .lines()
                        .filter(line -> line.contains(" carries out "))
                        .map(line -> line.replaceFirst(".* carries out ([a-z0-9-]+):.*", "$1"))
                        .findFirst()
                        .orElseThrow();
        assertThat(Shell.lifeboat("run", run, "carry", "--plain").code()).isZero();
        assertNothingIsLeft();
        assertThat(Shell.lifeboat("ready", "kct09", "--json").out()).contains("; drilled ");
    }

    /// The guests' images are older than the change: a scratch image says nothing of them.
    @Test
    void a_canary_from_before_a_change_speaks_for_guests_from_before_it()
            throws IOException, InterruptedException {
        Site.begin("old");
        var like = Shell.rbd("info", "vms/web-1", "--format=json").out();
        var features = like.replaceFirst("(?s).*\"features\":\\[([^\\]]*)\\].*", "$1");
        var create =
                Shell.rbd(
                        "create",
                        "vms/canary-2019",
                        "--size=4M",
                        "--image-feature=" + features.replace("\"", ""));
        assertThat(create.code()).as(create.out()).isZero();
        assertThat(Shell.lifeboat("ready", "kct09").code()).isEqualTo(3);
        var fix = Shell.lifeboat("caps", "fix", "client.libvirt", "--confirm=client.libvirt");
        assertThat(fix.code()).isZero();

        assertThat(drill().out()).contains("PASSED", "UNPROVEN  vms/");
        var kept = drill(canary("canary-2019"));
        assertThat(kept.out().replaceAll("\\s+", " "))
                .contains("of vms/canary-2019 which was made on 20")
                .contains("PASSED")
                .doesNotContain("UNPROVEN");
        assertThat(kept.code()).isZero();
        assertThat(Shell.rbd("lock", "ls", "vms/canary-2019").out()).isEmpty();
        assertThat(Shell.rbd("rm", "vms/canary-2019").code()).isZero();
        assertNothingIsLeft();

        var taken = drill(canary("web-1"));
        assertThat(taken.out()).contains("\"main/vms/web-1\" is not CLUSTER/POOL/canary");
        assertThat(taken.code()).isEqualTo(2);
    }

    private static Path canary(String image) throws IOException {
        var site = Shell.SITE.resolveSibling("canary-image.yaml");
        var text = Files.readString(Shell.SITE);
        Files.writeString(
                site,
                text.replace("drills:\n", "drills:\n  canary-images: [main/vms/" + image + "]\n"));
        return site;
    }

    private static Shell.Ended drill(Path site) throws IOException, InterruptedException {
        return Shell.lifeboat(site, "drill", "lock", "kct09", "--confirm=kct09");
    }

    private static void waitFor(Path output, String text) throws IOException, InterruptedException {
        var until = Instant.now().plus(SOON);
        while (!Files.readString(output).contains(text)) {
            assertThat(Instant.now()).as(Files.readString(output)).isBefore(until);
            Thread.sleep(200);
        }
    }
}
