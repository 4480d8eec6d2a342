package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Testimony;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.HostId;
import java.util.SortedSet;

/// A person has unplugged the host for good, and nothing contradicts it: what is seen outweighs
/// what is said (R1).
public record Unplugged(HostId host) implements Claim {
    @Override
    public String sentence() {
        return host + " is unplugged";
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return Keys.of(Testimony.of(host), HostPing.of(host));
    }

    /// Its BMC would contradict it; one that is dead is not waited for.
    @Override
    public SortedSet<Key<?, ?>> mayAsk(Snapshot now) {
        return new PowerSeenOff(host).asks();
    }

    @Override
    public Verdict holds(Snapshot now) {
        return Testimony.by(now, host, Testimony.Statement.UNPLUGGED)
                .map(by -> seen(by, now))
                .orElse(Verdict.unknown("nobody has said that " + host + " is unplugged"));
    }

    private Verdict seen(String by, Snapshot now) {
        var off = new PowerSeenOff(host).holds(now);
        if (off.answer() == Answer.NO) {
            return Verdict.no("unplugged, says " + by + ", but " + off.because());
        }
        return now.read(HostPing.of(host))
                .judge(
                        "ping of " + host,
                        ping ->
                                Verdict.of(
                                        !ping.answered(),
                                        "unplugged, says " + by,
                                        "unplugged, says " + by + ", and yet it answers ping"));
    }
}
