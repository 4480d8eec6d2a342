package dev.lifeboat.core.fleet;

/// A virtual machine host, by the name that its operators use.
public record HostId(String name) implements Subject, Comparable<HostId> {
    public HostId {
        Names.plain("host name", name);
    }

    @Override
    public String path() {
        return "host/" + name;
    }

    @Override
    public String label() {
        return name;
    }

    @Override
    public int compareTo(HostId other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
