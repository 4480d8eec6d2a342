package dev.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real recoveries of a lab of four guests.
@Tag("lab")
class RecoveryLabTest {
    private static final List<String> GUESTS = List.of("db-1", "web-1", "web-2", "mail");

    @TempDir Path scratch;

    @BeforeEach
    void everything_is_well_and_was_looked_at() throws IOException, InterruptedException {
        assertThat(Shell.lab("reset", "--caps", "old").code()).isZero();
        LabState.forget();
        assertThat(Shell.lifeboat("serve", "--once").code()).isZero();
    }

    private static void everyGuestIsProven() throws IOException, InterruptedException {
        var muster = Shell.lifeboat("muster", "kct09", "--json");
        assertThat(muster.out().split("\"tier\":\"PROVEN\"", -1)).hasSize(GUESTS.size() + 1);
        assertThat(muster.code()).isZero();
    }

    private static void noRecordIsLostOrMixed() throws IOException, InterruptedException {
        for (var guest : GUESTS) {
            assertThat(Shell.lab("records", guest, "--check").code()).as(guest).isZero();
        }
    }

    @Test
    void a_hung_host_with_the_caps_of_2019_is_recovered_and_readmitted()
            throws IOException, InterruptedException {
        Shell.lab("cut", "kct09", "--how", "hang");
        assertThat(Shell.lifeboat("go", "kct09", "--confirm=kct09").code()).isZero();
        everyGuestIsProven();
        noRecordIsLostOrMixed();
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
        assertThat(Shell.lifeboat("go", "kct09", "--confirm=kct09").code())
                .as("whether it still speaks is asked")
                .isEqualTo(5);
        assertThat(Shell.lifeboat("run", LabState.onlyRun(), "answer", "q1", "3").code()).isZero();
        Shell.lab("restore", "kct09");
        Thread.sleep(Duration.ofSeconds(15));
        noRecordIsLostOrMixed();
        Shell.lab("bmc", "kct09", "--how", "ok");
    }

    @Test
    void a_controller_killed_twice_loses_nothing() throws IOException, InterruptedException {
        Shell.lab("cut", "kct09", "--how", "hang");
        kill(Shell.begin(scratch.resolve("one"), "go", "kct09", "--confirm=kct09"), "break-lock");
        kill(Shell.begin(scratch.resolve("two"), "run", LabState.onlyRun(), "resume"), "start");
        assertThat(Shell.lifeboat("run", LabState.onlyRun(), "resume").code()).isZero();
        everyGuestIsProven();
        noRecordIsLostOrMixed();
    }

    /// Kills the controller as soon as it has intended a step of this name.
    private static void kill(Process controller, String step)
            throws IOException, InterruptedException {
        LabState.await(step + " was intended", LabState.intends(step));
        controller.destroyForcibly().waitFor();
    }
}
