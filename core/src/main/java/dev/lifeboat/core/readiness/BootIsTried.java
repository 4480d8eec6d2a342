package dev.lifeboat.core.readiness;

import dev.lifeboat.core.evidence.CephCaps;
import dev.lifeboat.core.evidence.CephReleases;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.SinceBoot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Has a boot tried everything that the host would boot with?
///
/// What was changed since the last boot shows its faults at the next one, which is the one after
/// the host has died: in 2019 caps, drivers and configuration of a year were tried in one night.
public record BootIsTried() implements Check<HostId> {
    /// Changes that are named; the others are counted.
    private static final int NAMED = 3;

    @Override
    public CheckId id() {
        return CheckId.DEBT;
    }

    @Override
    public Stream<HostId> subjects(Recovery recovery) {
        return Stream.of(recovery.host());
    }

    @Override
    public SortedSet<Key<?, ?>> asks(HostId host) {
        return Keys.of(SinceBoot.of(host));
    }

    /// What no boot tries, but a takeover does, is weighed beside it ([Untried]).
    @Override
    public SortedSet<Key<?, ?>> planned(HostId host, Recovery recovery) {
        var keys = new TreeSet<Key<?, ?>>();
        recovery.definitions()
                .flatMap(known -> known.users().stream())
                .forEach(user -> {
                    keys.add(CephCaps.of(user));
                    keys.add(CephReleases.of(user.cluster()));
                });
        return keys;
    }

    @Override
    public Finding examine(HostId host, Recovery recovery) {
        var reading = recovery.now().read(SinceBoot.of(host));
        var verdict =
                reading.judge(
                        "what has changed on " + host + " since it booted",
                        seen -> weigh(host, seen, reading));
        return Finding.of(this, host, verdict, reading, () -> remedy(host, reading));
    }

    private static String remedy(HostId host, Reading<SinceBoot> reading) {
        var seen = reading.fact();
        if (seen.isEmpty()) {
            return "lifeboat look " + host;
        }
        return seen.filter(it -> changes(it).isEmpty() && unseen(it).isPresent()).isPresent()
                ? "let hosts." + host + ".ssh.user in the site file be root"
                : "drain " + host + " and reboot it";
    }

    private static List<String> changes(SinceBoot seen) {
        return seen.changes().stream()
                .filter(change -> !change.startsWith(SinceBoot.UNSEEN))
                .toList();
    }

    private static Optional<String> unseen(SinceBoot seen) {
        return seen.changes().stream()
                .filter(change -> change.startsWith(SinceBoot.UNSEEN))
                .map(change -> change.substring(SinceBoot.UNSEEN.length()))
                .findFirst();
    }

    private static Verdict weigh(HostId host, SinceBoot seen, Reading<SinceBoot> reading) {
        var days = Duration.between(seen.booted(), reading.answered()).toDays();
        var up = host + " booted " + Words.count(days, "day") + " ago";
        var changes = changes(seen);
        if (!changes.isEmpty()) {
            var first = changes.stream().limit(NAMED).collect(Collectors.joining(", "));
            var more = changes.size() - NAMED;
            return Verdict.unknown(
                    up
                            + ", and no boot has tried "
                            + Words.count(changes.size(), "change")
                            + " since: "
                            + first
                            + (more > 0 ? " and " + more + " more" : ""));
        }
        var unseen = unseen(seen);
        if (unseen.isPresent()) {
            return Verdict.unknown(up + "; not all that it boots with is seen: " + unseen.get());
        }
        return seen.packages()
                ? Verdict.yes(up + ", and nothing that it boots with has changed since")
                : Verdict.unknown(up + "; its log of packages does not reach back to that");
    }
}
