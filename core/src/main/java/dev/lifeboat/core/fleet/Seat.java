package dev.lifeboat.core.fleet;

import java.util.Comparator;

/// A guest on one host: what a hypervisor can be asked about.
///
/// A guest can have several seats, and must never be running in two of them.
public record Seat(VmId vm, HostId host) implements Subject, Comparable<Seat> {
    private static final Comparator<Seat> ORDER =
            Comparator.comparing(Seat::vm).thenComparing(Seat::host);

    @Override
    public String path() {
        return vm.path() + "@" + host;
    }

    @Override
    public String label() {
        return vm.label() + " on " + host;
    }

    @Override
    public int compareTo(Seat other) {
        return ORDER.compare(this, other);
    }
}
