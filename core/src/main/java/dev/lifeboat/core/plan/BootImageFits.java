package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.BootImage;
import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Hardware;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Words;
import java.util.SortedSet;

/// The host's boot image has the driver of the chassis' storage controller.
///
/// An image made for the old machine (`MODULES=dep`) boots there for years and waits for its root
/// device in any other: what cost kct09 hours in 2019.
public record BootImageFits(HostId host, HostId chassis) implements Claim {
    @Override
    public String sentence() {
        return "the boot image of " + host + " fits " + chassis;
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return Keys.of(BootImage.of(host), Hardware.of(chassis));
    }

    @Override
    public Verdict holds(Snapshot now) {
        return now.read(Hardware.of(chassis))
                .judge(
                        "hardware of " + chassis,
                        there ->
                                now.read(BootImage.of(host))
                                        .judge(
                                                "boot image of " + host,
                                                image -> fits(image, there.controller())));
    }

    private Verdict fits(BootImage image, String driver) {
        return Verdict.of(
                image.drivers().contains(driver),
                "it has " + driver,
                "it has "
                        + Words.list(image.drivers())
                        + " and not "
                        + driver
                        + ", which the controller of "
                        + chassis
                        + " needs");
    }
}
