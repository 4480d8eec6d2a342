package dev.lifeboat.core.run;

/// Which controller holds a run. Each that takes over has a higher one, and the journal refuses
/// what comes from a lower: a controller that was frozen and wakes can begin nothing.
public record Epoch(long number) implements Comparable<Epoch> {
    public static final Epoch NONE = new Epoch(0);

    /// Whether nobody held the run before.
    boolean isFirst() {
        return number <= 1;
    }

    public Epoch next() {
        return new Epoch(number + 1);
    }

    @Override
    public int compareTo(Epoch other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return Long.toString(number);
    }
}
