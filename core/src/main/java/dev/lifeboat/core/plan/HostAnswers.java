package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.HostId;
import java.util.SortedSet;

/// The host's hypervisor answers.
public record HostAnswers(HostId host) implements Claim {
    @Override
    public String sentence() {
        return host + " answers";
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return Keys.of(Residents.of(host));
    }

    @Override
    public Verdict holds(Snapshot now) {
        return switch (now.read(Residents.of(host))) {
            case Reading.Known<Residents> _ -> Verdict.yes(host + " answers");
            case Reading.Unknown<Residents>(var why, _, _, _) ->
                    Verdict.unknown("hypervisor of " + host + ": " + why);
        };
    }
}
