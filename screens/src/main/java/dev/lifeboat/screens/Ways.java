package dev.lifeboat.screens;

import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.HostId;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// How the parts of a site are reached from where a runbook will be run. No secret is in it.
public record Ways(SortedMap<HostId, HostWay> hosts, SortedMap<ClusterId, CephWay> clusters) {
    public Ways {
        hosts = new TreeMap<>(hosts);
        clusters = new TreeMap<>(clusters);
    }

    /// @param libvirt such as `qemu+ssh://root@10.91.0.12/system`
    /// @param ssh such as `root@10.91.0.12`
    public record HostWay(String libvirt, String ssh, Optional<BmcWay> bmc) {}

    /// @param cipher IPMI's cipher suite, usually 3 or 17
    /// @param passwordFile where its password stands; empty: it is asked for
    public record BmcWay(
            String address, int port, String user, int cipher, Optional<String> passwordFile) {}

    /// @param user such as `client.admin`; it must be able to blocklist and to break locks
    public record CephWay(String conf, String user, String keyring) {}
}
