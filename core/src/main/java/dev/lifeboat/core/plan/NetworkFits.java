package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Hardware;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.NetworkConfig;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Words;
import java.util.SortedSet;
import java.util.TreeSet;

/// The host's configuration expects the network ports of the chassis: by the MACs of another one it
/// boots without a network.
public record NetworkFits(HostId host, HostId chassis) implements Claim {
    @Override
    public String sentence() {
        return "the network configuration of " + host + " fits " + chassis;
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return Keys.of(NetworkConfig.of(host), Hardware.of(chassis));
    }

    @Override
    public Verdict holds(Snapshot now) {
        return now.read(Hardware.of(chassis))
                .judge(
                        "hardware of " + chassis,
                        there ->
                                now.read(NetworkConfig.of(host))
                                        .judge(
                                                "network configuration of " + host,
                                                config -> fits(config, there)));
    }

    private Verdict fits(NetworkConfig config, Hardware there) {
        var unknown = new TreeSet<>(config.macs());
        unknown.removeAll(there.macs());
        return Verdict.of(
                unknown.isEmpty(),
                "it expects ports that " + chassis + " has",
                "it expects "
                        + Words.list(unknown)
                        + ", and "
                        + chassis
                        + " has "
                        + Words.list(there.macs()));
    }
}
