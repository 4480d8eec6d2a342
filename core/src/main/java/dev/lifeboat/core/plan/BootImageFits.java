package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.BootImage;
import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.HostId;
import java.util.SortedSet;

/// The host would boot from its boot image in this chassis, which may be its own.
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
        return Keys.of(BootImage.of(host));
    }

    @Override
    public Verdict holds(Snapshot now) {
        return now.read(BootImage.of(host)).judge("boot image of " + host, this::there);
    }

    private Verdict there(BootImage image) {
        var verdict = image.on().get(chassis);
        return verdict == null
                ? Verdict.unknown("nobody has said what " + chassis + " is made of")
                : verdict;
    }
}
