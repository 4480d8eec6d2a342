package dev.lifeboat.core.run;

/// A run, named after its plan: `7c1f-1`.
public record RunId(String name) implements Comparable<RunId> {
    public RunId {
        if (!name.matches("[a-z0-9]{1,16}-[0-9]{1,6}")) {
            throw new IllegalArgumentException("not the name of a run: \"" + name + "\"");
        }
    }

    @Override
    public int compareTo(RunId other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
