package dev.lifeboat.drivers.access;

import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.HostId;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/// How to reach everything of a site.
///
/// @param networkNamespace where commands must run to reach it, if not in our own (a management
///   VRF, or the lab)
/// @param secretVariables the environment variables that secrets were taken from; programs that we
///   start do not inherit them
/// @param hang makes a host of a lab hang, with `HOST` for its name
public record SiteAccess(
        Optional<String> networkNamespace,
        SortedMap<ClusterId, CephAccess> clusters,
        SortedMap<HostId, HostAccess> hosts,
        SortedSet<String> secretVariables,
        Optional<List<String>> hang) {
    /// Of a site where no host is ever hung.
    public SiteAccess(
            Optional<String> networkNamespace,
            SortedMap<ClusterId, CephAccess> clusters,
            SortedMap<HostId, HostAccess> hosts,
            SortedSet<String> secretVariables) {
        this(networkNamespace, clusters, hosts, secretVariables, Optional.empty());
    }
}
