package dev.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.store.ReadingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `serve` on a quiet day: what it tells and keeps when somebody breaks something, and that a host
/// which answers slowly keeps it from nobody else.
@Tag("lab")
@Tag("all")
class ServeLabTest {
    private static final HostId KCT10 = new HostId("kct10");
    private static final HostId KCT11 = new HostId("kct11");

    /// Caps are good for five minutes, and read again before.
    private static final Duration AWAITED = Duration.ofMinutes(6);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    @TempDir Path scratch;

    private String said() throws IOException {
        return Files.readString(scratch.resolve("serve"));
    }

    private void await(String what, Callable<Boolean> isSo) throws Exception {
        var until = System.nanoTime() + AWAITED.toNanos();
        while (!isSo.call()) {
            assertThat(System.nanoTime()).as(what + "\n" + said()).isLessThan(until);
            Thread.sleep(LOOK_EVERY);
        }
    }

    private static Instant listed(HostId host) throws IOException {
        return ReadingsFile.read(Shell.STATE.resolve("readings.json"))
                .lastSeen(Residents.of(host))
                .orElseThrow()
                .asked();
    }

    @Test
    void what_was_changed_is_told_and_kept_and_a_slow_host_delays_no_other() throws Exception {
        Site.begin("new");
        final Instant before;
        var serve = Shell.begin(scratch.resolve("serve"), "serve", "--no-page", "--every", "120");
        try {
            await("all was looked at", () -> said().contains(" readings in "));
            assertThat(said()).doesNotContain("not ready", "unproven", "Too seldom");
            before = Instant.now();

            Shell.onHost("kct10", "pkill -STOP libvirtd");
            var stopped = Instant.now();
            Set<Instant> seen = new HashSet<>();
            await(
                    "kct11 is looked at again and again",
                    () -> {
                        seen.add(listed(KCT11));
                        return seen.size() > 3;
                    });
            assertThat(listed(KCT10)).isBefore(stopped);
            Shell.onHost("kct10", "pkill -CONT libvirtd");
            await("kct10 is looked at again", () -> listed(KCT10).isAfter(stopped));

            assertThat(
                            Shell.ceph(
                                            "auth",
                                            "caps",
                                            "client.libvirt",
                                            "mon",
                                            "allow r",
                                            "osd",
                                            "allow rwx pool=vms")
                                    .code())
                    .isZero();
            await("it is told", () -> said().contains("kct09 is not ready any more: caps: "));
            assertThat(said()).contains("(changed: ceph-caps of client.libvirt was ");
        } finally {
            Shell.onHost("kct10", "pkill -CONT libvirtd");
            serve.destroy();
            serve.waitFor();
            System.out.println(said());
        }
        var since = Shell.lifeboat("ready", "kct09", "--since", before.toString());
        assertThat(since.out()).contains("LOST", "caps");
        assertThat(since.code()).isEqualTo(3);
        Shell.lab("reset", "--caps", "old");
    }
}
