package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.MebiBytes;

/// A guest that a hypervisor knows.
///
/// @param persistent whether it is defined, and so survives being stopped
public record Resident(
        String name,
        RunState state,
        boolean persistent,
        boolean autostart,
        MebiBytes memory,
        int vcpus) {}
