package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.ClusterId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/// The clients that a cluster's OSDs refuse, as `ceph osd blocklist ls` gives them.
///
/// @param entries `ip:port/nonce` and until when; [#RANGE] and a range of addresses
public record Blocklist(SortedMap<String, Instant> entries) implements Fact<ClusterId> {
    public static final Kind<Blocklist, ClusterId> KIND =
            new Kind<>("blocklist", Blocklist.class, Duration.ofSeconds(30));

    /// Before an entry that is no single address (`ceph osd blocklist range add`).
    public static final String RANGE = "range ";

    public static Key<Blocklist, ClusterId> of(ClusterId cluster) {
        return KIND.of(cluster);
    }

    /// Until when every process at this address is refused. An entry for one nonce is no fence: a
    /// new process on the same address opened the image and wrote within 10 ms.
    public Optional<Instant> wholeHostUntil(String ip) {
        return Optional.ofNullable(entries.get(Addresses.whole(ip)));
    }

    public boolean refuses(String address, Instant at) {
        var exact = entries.get(address);
        var whole = entries.get(Addresses.whole(Addresses.ip(address)));
        return (exact != null && exact.isAfter(at)) || (whole != null && whole.isAfter(at));
    }

    /// The ranges of addresses that are refused at that time. Who is in them is not told from here.
    public SortedSet<String> ranges(Instant at) {
        return new TreeSet<>(
                refusing(at).stream().filter(entry -> entry.startsWith(RANGE)).toList());
    }

    /// The entries that refuse somebody at that time.
    public SortedSet<String> refusing(Instant at) {
        var refusing = new TreeSet<String>();
        entries.forEach((address, until) -> {
            if (until.isAfter(at)) {
                refusing.add(address);
            }
        });
        return refusing;
    }
}
