package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.VmId;
import java.util.SortedSet;

/// The host runs none of the guests that were moved away from it.
public record RunsNoneOf(HostId host, SortedSet<VmId> moved) implements Claim {
    @Override
    public String sentence() {
        return host + " runs none of the guests that were moved away";
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return Keys.of(Residents.of(host));
    }

    @Override
    public Verdict holds(Snapshot now) {
        return now.read(Residents.of(host))
                .judge(
                        "hypervisor of " + host,
                        seen -> {
                            var running = moved.stream().filter(seen::runs).count();
                            return Verdict.of(
                                    running == 0,
                                    "it runs none of them",
                                    "it still runs " + running + " of them");
                        });
    }
}
