package dev.lifeboat.drivers.access;

import java.nio.file.Path;

/// How to log in to a host. An unknown or changed host key is refused, never learnt.
public record SshAccess(String address, int port, String user, Path key, Path knownHosts) {}
