package dev.lifeboat.core.run;

/// A theory that somebody has about a run: `t1`, `t2` ...
public record TheoryId(int number) implements Comparable<TheoryId> {
    @Override
    public int compareTo(TheoryId other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return "t" + number;
    }
}
