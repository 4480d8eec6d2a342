package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Enclosure;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import java.util.SortedSet;

/// The stunt has a network for itself, and nothing leaves it: it has the MAC and the address of a
/// guest that lives.
public record IsEnclosed(Stunt stunt) implements Claim {
    @Override
    public String sentence() {
        return stunt.bridge() + " on " + stunt.host() + " is there and closed";
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return Keys.of(Enclosure.of(stunt.seat()));
    }

    @Override
    public Verdict holds(Snapshot now) {
        return now.read(Enclosure.of(stunt.seat()))
                .judge(
                        "network " + stunt.bridge() + " on " + stunt.host(),
                        seen ->
                                seen.leak()
                                        .map(Verdict::no)
                                        .orElse(
                                                Verdict.of(
                                                        seen.exists(),
                                                        "nothing leaves it",
                                                        "it is not there")));
    }
}
