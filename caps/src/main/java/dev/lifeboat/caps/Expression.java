package dev.lifeboat.caps;

import java.util.BitSet;
import java.util.List;

/// A regular expression, read.
sealed interface Expression {
    int NO_END = Integer.MAX_VALUE;

    /// One of these.
    record Letter(BitSet of) implements Expression {}

    record Begin() implements Expression {}

    record End() implements Expression {}

    record Sequence(List<Expression> parts) implements Expression {}

    record Either(Expression one, Expression other) implements Expression {}

    record Repeat(Expression part, int least, int most) implements Expression {}
}
