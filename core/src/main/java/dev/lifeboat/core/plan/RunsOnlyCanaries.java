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
import java.util.TreeSet;

/// Nobody's guest but canaries would die with the host.
public record RunsOnlyCanaries(HostId host, SortedSet<VmId> canaries) implements Claim {
    public RunsOnlyCanaries {
        canaries = new TreeSet<>(canaries);
    }

    @Override
    public String sentence() {
        return host + " runs nothing but canaries";
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
                        seen ->
                                seen.guests().entrySet().stream()
                                        .filter(guest -> guest.getValue().state().isAlive())
                                        .filter(guest -> !canaries.contains(guest.getKey()))
                                        .findFirst()
                                        .map(guest ->
                                                Verdict.no(
                                                        guest.getValue().name()
                                                                + " runs there and is no canary"))
                                        .orElse(Verdict.yes("it runs nothing but canaries")));
    }
}
