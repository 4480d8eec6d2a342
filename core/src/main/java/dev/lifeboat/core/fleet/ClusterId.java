package dev.lifeboat.core.fleet;

/// A Ceph cluster, by the name that the site file gives it.
public record ClusterId(String name) implements Subject, Comparable<ClusterId> {
    public ClusterId {
        Names.plain("Ceph cluster", name);
    }

    @Override
    public String path() {
        return "ceph/" + name;
    }

    @Override
    public String label() {
        return name;
    }

    @Override
    public int compareTo(ClusterId other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
