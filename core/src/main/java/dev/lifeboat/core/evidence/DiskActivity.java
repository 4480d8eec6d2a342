package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.Seat;
import java.time.Duration;

/// What a running guest's disks have done since its process started, from QEMU's own counters.
///
/// @param writes completed; a blocked disk and an idle one both stay at 0
/// @param failures of writes and flushes; the only place where `error_policy=report` shows them
public record DiskActivity(long reads, long writes, long failures) implements Fact<Seat> {
    public static final Kind<DiskActivity, Seat> KIND =
            new Kind<>("disk-activity", DiskActivity.class, Duration.ofSeconds(20));

    public static Key<DiskActivity, Seat> of(Seat seat) {
        return KIND.of(seat);
    }
}
