package dev.lifeboat.drivers.access;

import dev.lifeboat.core.fleet.HostId;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// How to reach one host.
///
/// @param hypervisor the libvirt URI without secrets, such as `qemu+ssh://root@10.91.0.11/system`
/// @param console the log of its serial console, if one is kept
/// @param spares where its drives may go
public record HostAccess(
        String hypervisor,
        SshAccess ssh,
        Optional<BmcAccess> bmc,
        Optional<ConsoleLog> console,
        SortedMap<HostId, Chassis> spares) {
    public HostAccess {
        spares = Collections.unmodifiableSortedMap(new TreeMap<>(spares));
    }
}
