package dev.lifeboat.drivers.access;

import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.HostId;
import java.util.Optional;
import java.util.SortedMap;

/// How to reach everything of a site.
///
/// @param networkNamespace where commands must run to reach it, if not in our own (a management
///   VRF, or the lab)
public record SiteAccess(
        Optional<String> networkNamespace,
        SortedMap<ClusterId, CephAccess> clusters,
        SortedMap<HostId, HostAccess> hosts) {}
