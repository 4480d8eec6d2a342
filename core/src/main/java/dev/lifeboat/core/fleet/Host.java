package dev.lifeboat.core.fleet;

import java.util.Optional;
import java.util.SortedSet;

/// A virtual machine host as the site file describes it.
///
/// @param address where it answers ping and its hypervisor is reached
/// @param storageAddresses the addresses from which it talks to Ceph; all are fenced together
/// @param bmc the address of its BMC, if it has one
/// @param console where the log of its serial console is, if one is kept
public record Host(
        HostId id,
        String address,
        SortedSet<String> storageAddresses,
        Optional<String> bmc,
        Optional<String> console,
        Capacity capacity) {}
