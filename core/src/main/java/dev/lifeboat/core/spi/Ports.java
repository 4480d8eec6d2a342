package dev.lifeboat.core.spi;

/// Everything outside, in one place: what the wiring makes and the hands and eyes use.
public record Ports(
        Power power,
        Hypervisor hypervisor,
        Console console,
        BlockStorage storage,
        StorageAuth auth,
        Prober prober,
        Switches switches,
        CustomerPanel panel,
        ReturnHolds holds,
        Stunts stunts) {}
