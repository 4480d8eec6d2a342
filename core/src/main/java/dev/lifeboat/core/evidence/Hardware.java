package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.HostId;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;

/// What a chassis is made of, as its BMC tells without an operating system.
///
/// @param controller the driver that its storage controller needs, such as `mpt3sas`
/// @param macs of its network ports
/// @param drives the serial numbers of the drives in it
/// @param faults what its event log says is broken, in its own words
public record Hardware(
        String controller, SortedSet<String> macs, SortedSet<String> drives, List<String> faults)
        implements Fact<HostId> {
    public static final Kind<Hardware, HostId> KIND =
            new Kind<>("hardware", Hardware.class, Duration.ofMinutes(1));

    public static Key<Hardware, HostId> of(HostId chassis) {
        return KIND.of(chassis);
    }
}
