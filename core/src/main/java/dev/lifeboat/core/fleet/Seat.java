package dev.lifeboat.core.fleet;

/// A guest on one host: what a hypervisor can be asked about.
///
/// A guest can have several seats, and must never be running in two of them.
public record Seat(VmId vm, HostId host) implements Subject, Comparable<Seat> {
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
        var first = vm.compareTo(other.vm);
        return first != 0 ? first : host.compareTo(other.host);
    }
}
