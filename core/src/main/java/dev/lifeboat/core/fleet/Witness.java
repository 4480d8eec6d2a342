package dev.lifeboat.core.fleet;

/// An address outside the fleet that tells a dead host from our own broken network.
public record Witness(String name) implements Subject, Comparable<Witness> {
    public Witness {
        Names.plain("witness address", name);
    }

    @Override
    public String path() {
        return "witness/" + name;
    }

    @Override
    public String label() {
        return name;
    }

    @Override
    public int compareTo(Witness other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
