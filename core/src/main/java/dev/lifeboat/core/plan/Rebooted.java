package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.HostBoot;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.HostId;
import java.util.SortedSet;

/// The host has booted since it was fenced or died: what it had in flight is gone (R9).
///
/// @param before the boot id of its last life; empty if it was never read
public record Rebooted(HostId host, String before) implements Claim {
    @Override
    public String sentence() {
        return host + " has been rebooted";
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return Keys.of(HostBoot.of(host));
    }

    @Override
    public Verdict holds(Snapshot now) {
        if (before.isEmpty()) {
            return Verdict.unknown("the boot id of its last life was never read");
        }
        return now.read(HostBoot.of(host))
                .judge(
                        "boot id of " + host,
                        boot ->
                                Verdict.of(
                                        !boot.bootId().equals(before),
                                        "a new boot id",
                                        "it still lives its old life: it was frozen or cut off,"
                                                + " not rebooted"));
    }
}
