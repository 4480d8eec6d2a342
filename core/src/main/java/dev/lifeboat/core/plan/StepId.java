package dev.lifeboat.core.plan;

/// A step's place in its plan: `3.db-1/break-lock`. What comes before the slash is its lane.
public record StepId(String lane, String name) implements Comparable<StepId> {
    @Override
    public int compareTo(StepId other) {
        var first = lane.compareTo(other.lane);
        return first != 0 ? first : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return lane + "/" + name;
    }
}
