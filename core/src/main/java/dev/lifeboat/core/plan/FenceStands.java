package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Blocklist;
import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.HostId;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.SortedSet;
import java.util.TreeSet;

/// Every storage address of the host is refused as a whole by every cluster, for years, as read
/// back.
///
/// An entry for one process is no fence, and an entry that ends soon is none either: when it ends,
/// what the dead host still had in flight lands on the new owner's data (facts/fence.md 1 and 2,
/// R3).
public record FenceStands(HostId host, SortedSet<String> addresses, SortedSet<ClusterId> clusters)
        implements Claim {
    /// R3: long-lived means ten years when entered.
    public static final Duration ENTERED_FOR = Duration.ofDays(3652);

    /// R3: at least nine years must be read back.
    public static final Duration STANDS_FOR = Duration.ofDays(3285);

    @Override
    public String sentence() {
        return host + " cannot write";
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        var keys = new TreeSet<Key<?, ?>>();
        clusters.forEach(cluster -> keys.add(Blocklist.of(cluster)));
        return keys;
    }

    @Override
    public Verdict holds(Snapshot now) {
        var parts = new ArrayList<Verdict>();
        for (var cluster : clusters) {
            for (var address : addresses) {
                parts.add(entry(cluster, address, now));
            }
        }
        return parts.isEmpty()
                ? Verdict.unknown(host + " has no storage address that could be fenced")
                : Verdict.all(parts);
    }

    private static Verdict entry(ClusterId cluster, String address, Snapshot now) {
        return switch (now.read(Blocklist.of(cluster))) {
            case Reading.Unknown<Blocklist>(var why, _, _, _) ->
                    Verdict.unknown("blocklist of " + cluster + ": " + why);
            case Reading.Known<Blocklist>(var list, _, _, var at) ->
                    list.wholeHostUntil(address)
                            .map(until ->
                                    Verdict.of(
                                            !until.isBefore(at.plus(STANDS_FOR)),
                                            address + " blocklisted until " + day(until),
                                            address + " is blocklisted only until " + day(until)))
                            .orElse(Verdict.no(address + " is not on the blocklist of " + cluster));
        };
    }

    private static String day(java.time.Instant until) {
        return until.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }
}
