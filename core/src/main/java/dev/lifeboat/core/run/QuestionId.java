package dev.lifeboat.core.run;

/// A question of one run: `q1`, `q2` ...
public record QuestionId(int number) implements Comparable<QuestionId> {
    @Override
    public int compareTo(QuestionId other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return "q" + number;
    }
}
