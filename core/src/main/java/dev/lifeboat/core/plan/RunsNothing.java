package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.HostId;
import java.util.SortedSet;

/// No guest runs on the host, and none would start with it: its power may be cut, and it comes back
/// as empty as it went.
public record RunsNothing(HostId host) implements Claim {
    @Override
    public String sentence() {
        return host + " runs no guest and would start none";
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
                            var running =
                                    seen.guests().values().stream()
                                            .filter(guest -> guest.state().isAlive())
                                            .findFirst();
                            var starting =
                                    seen.guests().values().stream()
                                            .filter(guest -> guest.autostart())
                                            .findFirst();
                            return running.map(guest -> Verdict.no(guest.name() + " runs there"))
                                    .or(() ->
                                            starting.map(guest ->
                                                    Verdict.no(
                                                            guest.name()
                                                                    + " would start there"
                                                                    + " at boot")))
                                    .orElse(Verdict.yes("no guest runs there or would start"));
                        });
    }
}
