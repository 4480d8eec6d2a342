package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Testimony;
import dev.lifeboat.core.evidence.Uplink;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.HostId;
import java.util.ArrayList;
import java.util.SortedSet;

/// Nothing on the host answers on the network any more. Guards every start: a guest on a dead disk
/// still answers ping with its MAC and address, and a second one would answer beside it.
///
/// Power seen off, the guests' ports seen down, or a person who has seen it off (R1).
public record CannotSpeak(HostId host) implements Claim {
    @Override
    public String sentence() {
        return host + " cannot speak for its guests";
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        var keys = new PowerSeenOff(host).asks();
        keys.addAll(Keys.of(Uplink.of(host), Testimony.of(host)));
        return keys;
    }

    @Override
    public Verdict holds(Snapshot now) {
        var ways = new ArrayList<Verdict>();
        ways.add(new PowerSeenOff(host).holds(now));
        if (now.read(Uplink.of(host)) instanceof Reading.Known<Uplink>(var port, _, _, _)) {
            ways.add(Verdict.of(!port.up(), "its switch port is down", "its switch port is up"));
        }
        saidOff(now, ways);
        return Verdict.any(ways);
    }

    private void saidOff(Snapshot now, ArrayList<Verdict> ways) {
        var by =
                Testimony.by(now, host, Testimony.Statement.SEEN_OFF)
                        .or(() -> Testimony.by(now, host, Testimony.Statement.UNPLUGGED));
        if (by.isEmpty()) {
            return;
        }
        if (new PowerSeenOff(host).holds(now).answer() == Answer.NO) {
            return;
        }
        ways.add(
                now.read(HostPing.of(host))
                        .judge(
                                "ping of " + host,
                                ping ->
                                        Verdict.of(
                                                !ping.answered(),
                                                "seen off by " + by.get(),
                                                "said to be off by "
                                                        + by.get()
                                                        + ", and yet it answers ping")));
    }
}
