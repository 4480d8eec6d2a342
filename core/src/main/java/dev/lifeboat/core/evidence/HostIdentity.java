package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.HostId;
import java.util.SortedSet;

/// Which machine a host is, as the running host itself said: serial numbers and UUIDs.
///
/// @param ids such as `uuid:5f0c...` or `serial:5xk0q2`, lower case; a UUID also in the byte orders
///   in which BMCs print it
public record HostIdentity(SortedSet<String> ids) implements Fact<HostId> {
    /// A dead host cannot be asked again: what it said while it lived stands.
    public static final Kind<HostIdentity, HostId> KIND =
            new Kind<>("host-identity", HostIdentity.class, Kind.HISTORY);

    public static Key<HostIdentity, HostId> of(HostId host) {
        return KIND.of(host);
    }
}
