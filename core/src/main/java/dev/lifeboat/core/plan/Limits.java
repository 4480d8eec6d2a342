package dev.lifeboat.core.plan;

import java.time.Duration;

/// How long to wait and how often to try before a person is asked.
///
/// @param patience how long to keep looking for what should be, before asking or trying again
/// @param tries how often the act is carried out at most
public record Limits(Duration patience, int tries) {
    /// An answer from a part that is alive takes less than a second; ten leave room for one lost
    /// look.
    public static final Limits USUAL = new Limits(Duration.ofSeconds(10), 2);

    /// BMCs take up to ten seconds to switch off and to say so.
    public static final Limits BMC = new Limits(Duration.ofSeconds(15), 2);

    /// A dead client's watch stands for 30 s (`osd_client_watch_timeout`), and its lock with it.
    public static final Limits WATCH = new Limits(Duration.ofSeconds(45), 3);

    /// A guest that boots, with a full disk check that makes no progress for this long, is asked
    /// about.
    public static final Limits BOOT = new Limits(Duration.ofMinutes(4), 1);
}
