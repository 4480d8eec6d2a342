package dev.lifeboat.drivers.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.drivers.shell.Command;
import dev.lifeboat.drivers.shell.Ended;
import dev.lifeboat.drivers.shell.Shell;
import dev.lifeboat.drivers.shell.Target;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A cluster's monitors that stop answering, which the contracts' rigs cannot do.
@Tag("lab")
@SuppressWarnings("NullAway.Init") // JUnit makes the rig before each test
final class CephSilenceLabTest {
    /// Ceph's own limit of 10 s, the driver's of 12 s, and some for a busy machine.
    private static final Duration CALL = Duration.ofSeconds(20);

    private LabRig rig;

    @BeforeEach
    void make_the_rig_whole() {
        rig = LabRig.whole();
    }

    @AfterEach
    void let_the_monitor_go_on() {
        signal("-CONT");
    }

    private static void signal(String signal) {
        var monitor =
                ProcessHandle.allProcesses()
                        .filter(process ->
                                process.info()
                                        .commandLine()
                                        .orElse("")
                                        .startsWith("/usr/bin/ceph-mon -c /var/lib/lifeboat-lab"))
                        .findFirst()
                        .orElseThrow();
        var kill = Command.of("kill", signal, String.valueOf(monitor.pid()));
        assertThat(new Shell().run(Target.of("kill"), kill, CALL)).isInstanceOf(Ended.Exited.class);
    }

    @Test
    void silent_monitors_hold_nobody() {
        var storage = rig.ports().storage();
        var cluster = rig.fleet().clusters().first();
        var image = new Image(cluster, "vms", "db-1");
        assertThat(storage.blocklist(cluster).isKnown()).isTrue();
        assertThat(storage.owners(image).isKnown()).isTrue();
        rig.isTouched();
        signal("-STOP");
        for (var i = 0; i < 2; i++) {
            var begun = Instant.now();
            assertThat(storage.blocklist(cluster))
                    .isInstanceOfSatisfying(
                            Reading.Unknown.class,
                            unknown ->
                                    assertThat(unknown.why().cause()).isEqualTo(Why.Cause.SILENT));
            assertThat(Duration.between(begun, Instant.now())).isLessThan(CALL);
        }
        var begun = Instant.now();
        assertThat(storage.blocklist(cluster))
                .isInstanceOfSatisfying(
                        Reading.Unknown.class,
                        unknown ->
                                assertThat(unknown.why().cause()).isEqualTo(Why.Cause.NOT_STARTED));
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(1));
        assertThat(storage.watchers(image).isKnown()).isFalse();
        // The OSDs still serve who is connected.
        assertThat(storage.owners(image).isKnown()).isTrue();
        signal("-CONT");
        var end = Instant.now().plus(Duration.ofMinutes(1));
        while (!storage.blocklist(cluster).isKnown()) {
            assertThat(Instant.now()).isBefore(end);
            rig.settle(Duration.ofSeconds(1));
        }
    }
}
