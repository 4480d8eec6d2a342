package dev.lifeboat.core.fleet;

/// Something that a fact can be about.
public sealed interface Subject permits CephUser, ClusterId, HostId, Image, Seat, VmId, Witness {
    /// A unique, sortable name such as `host/kct09`; the order of everything that is listed.
    String path();

    /// The name that a person uses, such as `kct09`.
    String label();
}
