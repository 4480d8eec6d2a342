package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.HostConsole;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.SinceBoot;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.HostId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SortedSet;
import java.util.regex.Pattern;

/// The host's console said something when the host booted, and so will say why it does not the next
/// time. A log that was filled before that proves nothing: a getty or a kernel that is told nothing
/// of the serial line is mute from the boot on.
///
/// @param after only what came later than this counts, by the clock of whoever keeps the log
public record ConsoleSpoke(HostId host, Instant after) implements Claim {
    /// How far the clocks of the host and of the console's log may be apart. Kept by NTP they are
    /// within a second.
    private static final Duration CLOCKS = Duration.ofSeconds(10);

    /// Firmware and boot loader speak up to the moment at which the kernel starts; what came that
    /// close to it counts only if it is the kernel's, or of what it has started.
    private static final Pattern BOOTED =
            Pattern.compile(
                    "Linux version|\\bsystemd\\[|^\\[ *\\d+\\.\\d+\\]|login: *$|Started |\\[  OK  \\]");

    @Override
    public String sentence() {
        return "the console of " + host + " speaks when it boots";
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return Keys.of(HostConsole.of(host), SinceBoot.of(host));
    }

    @Override
    public Verdict holds(Snapshot now) {
        var boot = now.read(SinceBoot.of(host));
        return now.read(HostConsole.of(host))
                .judge("the console of " + host, console -> weigh(console, boot));
    }

    private Verdict weigh(HostConsole console, Reading<SinceBoot> boot) {
        if (console.last().isEmpty()) {
            return Verdict.no("the console of " + host + " has said nothing: its log is empty");
        }
        var last = console.last().get();
        return boot.judge(
                "whether the console of " + host + " spoke when it booted",
                since ->
                        Verdict.of(
                                last.isAfter(after) && isOfBoot(console, last, since.booted()),
                                "its console has spoken since it booted, last on " + when(last),
                                "the console of "
                                        + host
                                        + " said nothing when it booted on "
                                        + when(since.booted())
                                        + ": its last byte came on "
                                        + when(last)
                                        + " (clocks may differ by "
                                        + CLOCKS.toSeconds()
                                        + " s)"));
    }

    private static boolean isOfBoot(HostConsole console, Instant last, Instant booted) {
        var near = last.isBefore(booted.plus(CLOCKS));
        return !last.isBefore(booted.minus(CLOCKS))
                && (!near
                        || console.lines().stream().anyMatch(each -> BOOTED.matcher(each).find()));
    }

    private static String when(Instant at) {
        var text = at.truncatedTo(ChronoUnit.SECONDS).toString();
        return text.replace("T", " ").replace("Z", " UTC");
    }
}
