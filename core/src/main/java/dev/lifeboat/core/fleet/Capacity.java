package dev.lifeboat.core.fleet;

/// What a host offers to guests.
public record Capacity(MebiBytes memory, int vcpus) {}
