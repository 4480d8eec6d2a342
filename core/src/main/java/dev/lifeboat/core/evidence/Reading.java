package dev.lifeboat.core.evidence;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// What looking at a key gave: the fact, or why it is not known; never nothing, never a guess.
public sealed interface Reading<F> {
    Source source();

    /// When the question was put. A reading asked before an act says nothing about after it.
    Instant asked();

    Instant answered();

    Optional<F> fact();

    /// It was seen.
    record Known<F>(F seen, Source source, Instant asked, Instant answered) implements Reading<F> {
        @Override
        public Optional<F> fact() {
            return Optional.of(seen);
        }
    }

    /// It could not be seen.
    record Unknown<F>(Why why, Source source, Instant asked, Instant answered)
            implements Reading<F> {
        @Override
        public Optional<F> fact() {
            return Optional.empty();
        }
    }

    default boolean isKnown() {
        return this instanceof Known<F>;
    }

    /// A verdict from the fact; UNKNOWN with the reason where there is none.
    default Verdict judge(String about, Function<F, Verdict> judgement) {
        return switch (this) {
            case Known<F>(var seen, _, _, _) -> judgement.apply(seen);
            case Unknown<F>(var why, _, _, _) -> Verdict.unknown(about + ": " + why);
        };
    }
}
