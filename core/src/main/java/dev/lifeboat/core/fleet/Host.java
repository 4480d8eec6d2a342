package dev.lifeboat.core.fleet;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/// A virtual machine host as the site file describes it.
///
/// @param address where it answers ping and its hypervisor is reached
/// @param storageAddresses the addresses from which it talks to Ceph; all are fenced together
/// @param bmc the address of its BMC, if it has one
/// @param console where the log of its serial console is, if one is kept
/// @param said all that the site file says of it, as it stands there, such as `bmc.user: ADMIN`
public record Host(
        HostId id,
        String address,
        SortedSet<String> storageAddresses,
        Optional<String> bmc,
        Optional<String> console,
        Capacity capacity,
        SortedMap<String, String> said) {
    public Host {
        said = Collections.unmodifiableSortedMap(new TreeMap<>(said));
    }

    /// One of which the site file says nothing else.
    public Host(
            HostId id,
            String address,
            SortedSet<String> storageAddresses,
            Optional<String> bmc,
            Optional<String> console,
            Capacity capacity) {
        var said = new TreeMap<String, String>();
        said.put("address", address);
        said.put("storage-addresses", String.join(", ", storageAddresses));
        bmc.ifPresent(at -> said.put("bmc.address", at));
        console.ifPresent(at -> said.put("console", at));
        this(id, address, storageAddresses, bmc, console, capacity, said);
    }
}
