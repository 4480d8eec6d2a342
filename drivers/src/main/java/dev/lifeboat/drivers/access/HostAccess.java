package dev.lifeboat.drivers.access;

import java.util.Optional;

/// How to reach one host.
///
/// @param hypervisor the libvirt URI without secrets, such as `qemu+ssh://root@10.91.0.11/system`
public record HostAccess(String hypervisor, SshAccess ssh, Optional<BmcAccess> bmc) {}
