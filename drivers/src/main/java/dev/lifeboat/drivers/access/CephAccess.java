package dev.lifeboat.drivers.access;

import java.nio.file.Path;

/// How to reach one Ceph cluster.
///
/// @param user such as `client.admin`
public record CephAccess(Path conf, String user, Path keyring) {}
