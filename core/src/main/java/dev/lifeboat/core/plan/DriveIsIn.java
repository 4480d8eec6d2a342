package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Hardware;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.HostId;
import java.util.SortedSet;

/// The drive is in this chassis, as its BMC sees it.
public record DriveIsIn(HostId chassis, String serial) implements Claim {
    @Override
    public String sentence() {
        return "drive " + serial + " is in " + chassis;
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return Keys.of(Hardware.of(chassis));
    }

    @Override
    public Verdict holds(Snapshot now) {
        return now.read(Hardware.of(chassis))
                .judge(
                        "hardware of " + chassis,
                        seen ->
                                Verdict.of(
                                        seen.drives().contains(serial),
                                        chassis + " sees drive " + serial,
                                        chassis + " sees no drive " + serial));
    }
}
