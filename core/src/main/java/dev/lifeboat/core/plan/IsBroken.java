package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Hardware;
import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.HostId;
import java.util.SortedSet;

/// The machine itself is broken, as its event log says. A log that says nothing proves little:
/// correctable errors are often not logged, and a board that does not start logs nothing.
public record IsBroken(HostId host) implements Claim {
    @Override
    public String sentence() {
        return "the machine of " + host + " is broken";
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return Keys.of(HostPing.of(host), Hardware.of(host));
    }

    @Override
    public Verdict holds(Snapshot now) {
        if (HostPing.isHeard(host, now)) {
            return Verdict.no(host + " answers ping");
        }
        return now.read(Hardware.of(host))
                .judge(
                        "event log of " + host,
                        seen ->
                                seen.faults().isEmpty()
                                        ? Verdict.unknown("its event log says nothing")
                                        : Verdict.yes(
                                                "its event log says: "
                                                        + String.join("; ", seen.faults())));
    }
}
