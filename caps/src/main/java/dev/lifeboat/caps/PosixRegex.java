package dev.lifeboat.caps;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Ceph matches whole arguments by POSIX extended expressions; Java's differ in corners. Those
/// within both are answered, the others are not known.
final class PosixRegex {
    /// Longer ones are no caps that people write, and compiling recurses.
    private static final int LONGEST = 500;

    /// Steps of one match; the addresses that are matched have 50 letters. Stops `(a+)+b`.
    private static final int MOST_STEPS = 100_000;

    /// Letters, sets without classes, groups, alternatives, counts; escaped punctuation.
    private static final Pattern COMMON =
            Pattern.compile(
                    "(?:[A-Za-z0-9 _/:.,;=@%~<>!#'`^$|()*+?{}-]|\\\\[\\[\\].*+?^$|(){}\\\\/]|"
                            + "\\[\\^?[A-Za-z0-9 _/:.,;=@%~<>!#'`$|()*+?{}^/-]++])*+");

    /// Java only, or undefined in POSIX: lazy and possessive counts, `(?...)`, counts of nothing,
    /// empty alternatives, a `{` that is no count.
    private static final Pattern JAVA_ONLY =
            Pattern.compile(
                    "[*+?}][*+?]|\\(\\?|(?:^|[(|^])[*+?{]|\\(\\)|\\|\\||^\\||\\|$|\\(\\||\\|\\)|\\{(?!\\d{1,2}(?:,\\d{0,2})?})");

    private PosixRegex() {}

    static Optional<Boolean> matches(String expression, String argument) {
        if (expression.length() > LONGEST
                || !COMMON.matcher(expression).matches()
                || JAVA_ONLY.matcher(expression).find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    Pattern.compile(expression, Pattern.DOTALL)
                            .matcher(new Counted(argument, new AtomicInteger()))
                            .matches());
        } catch (PatternSyntaxException | TooManySteps _) {
            return Optional.empty();
        }
    }

    private static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooManySteps() {
            super("regular expression took too many steps", null, false, false);
        }
    }

    /// A text that a matcher may look at only so often.
    private record Counted(String text, AtomicInteger steps) implements CharSequence {
        @Override
        public char charAt(int index) {
            if (steps.incrementAndGet() > MOST_STEPS) {
                throw new TooManySteps();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.substring(start, end), steps);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
