package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.GuestPing;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Testimony;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.VmId;
import java.util.SortedSet;

/// Nothing answers ping on the guest's addresses: whatever is known of its old host, something that
/// answers would answer beside the guest once it is started (R11).
public record NobodyAnswers(VmId vm, String name) implements Claim {
    @Override
    public String sentence() {
        return "nobody else answers for " + name;
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return Keys.of(GuestPing.of(vm), Testimony.of(vm));
    }

    @Override
    public Verdict holds(Snapshot now) {
        return Testimony.by(now, vm, Testimony.Statement.MAY_ANSWER_TWICE)
                .map(by -> Verdict.yes("two answering are accepted by " + by))
                .orElseGet(() ->
                        now.read(GuestPing.of(vm))
                                .judge(
                                        "ping of " + name,
                                        ping ->
                                                Verdict.of(
                                                        !ping.answered(),
                                                        "no answer to ping",
                                                        "something answers ping on its"
                                                                + " address")));
    }
}
