package dev.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real recoveries of whatever guests the lab has.
@Tag("lab")
class RecoveryLabTest {
    @TempDir Path scratch;

    @BeforeEach
    void everything_is_well_and_was_looked_at() throws IOException, InterruptedException {
        Site.begin("old");
    }

    @Test
    void a_hung_host_with_the_caps_of_2019_is_recovered_and_readmitted()
            throws IOException, InterruptedException {
        Site.hang();
        try (var secrets = LabSecrets.watched()) {
            assertThat(Site.go()).isZero();
            secrets.wereKept();
        }
        Site.everyGuestIsProven();
        Site.noRecordIsLostOrMixed();
        assertThat(Shell.lifeboat("go", "kct10", "--confirm=kct10").code())
                .as("a living host is not evacuated")
                .isEqualTo(3);
        Shell.lab("restore", "kct09");
        assertThat(Shell.lifeboat("readmit", "kct09", "--confirm=kct09").code()).isZero();
        var blocklist = Shell.ceph("osd", "blocklist", "ls");
        assertThat(blocklist.code()).isZero();
        assertThat(blocklist.out()).doesNotContain("10.91.0.11:0/0");
    }

    @Test
    void a_host_that_returns_as_a_zombie_harms_no_record()
            throws IOException, InterruptedException {
        Shell.lab("bmc", "kct09", "--how", "dead");
        Shell.lab("cut", "kct09", "--how", "network");
        assertThat(Site.go()).as("whether it still speaks is asked").isEqualTo(5);
        assertThat(Site.run("answer", "q1", "3", "--type=kct09").code()).isZero();
        Shell.lab("restore", "kct09");
        Thread.sleep(Duration.ofSeconds(15));
        Site.noRecordIsLostOrMixed();
        Shell.lab("bmc", "kct09", "--how", "ok");
    }

    @Test
    void a_controller_killed_twice_loses_nothing() throws IOException, InterruptedException {
        Site.hang();
        Site.kill(
                Shell.begin(scratch.resolve("one"), "go", "kct09", "--confirm=kct09"),
                "break-lock");
        Site.kill(
                Shell.begin(scratch.resolve("two"), "run", LabState.onlyRun(), "resume"), "start");
        assertThat(Site.run("resume").code()).isZero();
        Site.everyGuestIsProven();
        Site.noRecordIsLostOrMixed();
    }

    @Test
    void with_the_database_dead_the_runbook_is_there_and_nothing_is_begun()
            throws IOException, InterruptedException {
        var dead = Shell.SITE.resolveSibling("dead-database.yaml");
        Files.writeString(
                dead,
                Files.readString(Shell.SITE)
                        + "\ndatabase-url: postgresql://lifeboat@127.0.0.1:1/lifeboat\n");
        Site.hang();
        var runbook = Shell.lifeboat(dead, "plan", "kct09", "--as-commands");
        assertThat(runbook.code()).isZero();
        assertThat(runbook.out()).contains("osd blocklist add");
        assertThat(Shell.lifeboat(dead, "muster", "kct09").code()).isEqualTo(4);
        var go = Shell.lifeboat(dead, "go", "kct09", "--confirm=kct09");
        assertThat(go.code()).isEqualTo(1);
        assertThat(go.out()).contains("does not answer", "next:  ", "--journal file");
        assertThat(Shell.ceph("osd", "blocklist", "ls").out()).doesNotContain("10.91.0.11:0/0");
    }
}
