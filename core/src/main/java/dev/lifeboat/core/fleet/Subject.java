package dev.lifeboat.core.fleet;

import java.util.Comparator;

/// Something that a fact can be about.
public sealed interface Subject permits CephUser, ClusterId, HostId, Image, Seat, VmId, Witness {
    /// By kind, then by name: the order of everything that is listed.
    ///
    /// Without building paths: a run sorts thousands of subjects each second.
    Comparator<Subject> ORDER = Subjects::compare;

    /// A unique name such as `host/kct09`.
    String path();

    /// The name that a person uses, such as `kct09`.
    String label();
}
