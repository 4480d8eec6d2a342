package dev.lifeboat.caps;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.IntPredicate;

/// POSIX extended expressions as Ceph's C++ library takes them (`std::regex::extended` of
/// libstdc++, asked through 16.2.15): empty alternatives and counts of counts are fine, `\/` and
/// `\d` are errors, a backslash in a set is a letter. What is an error matches nothing, and Ceph
/// says nothing.
final class PosixRegex {
    /// Longer ones are no caps that people write, and groups are read by recursion.
    private static final int LONGEST = 500;

    /// Arguments of commands are addresses, names and caps.
    private static final int LONGEST_ARGUMENT = 4_000;

    /// Beyond are bytes of characters that the library takes one by one.
    private static final int ASCII = 128;

    private static final String SPECIAL = ".[\\()*+?{|^$";

    private final String text;
    private int at;

    private PosixRegex(String text) {
        this.text = text;
    }

    /// Empty: not known here.
    static Optional<Boolean> matches(String expression, String argument) {
        if (expression.length() > LONGEST
                || argument.length() > LONGEST_ARGUMENT
                || !isPlain(expression)
                || !isPlain(argument)) {
            return Optional.empty();
        }
        try {
            var regex = new PosixRegex(expression);
            var read = regex.either();
            return Optional.of(
                    regex.at == expression.length() && Automaton.of(read).matches(argument));
        } catch (Wrong _) {
            return Optional.of(false);
        } catch (NotKnown | Automaton.TooLarge _) {
            return Optional.empty();
        }
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c > 0 && c < ASCII);
    }

    /// The library refuses the expression.
    private static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;
    }

    /// Something of a locale.
    private static final class NotKnown extends Exception {
        private static final long serialVersionUID = 1;
    }

    private boolean isAt(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private boolean take(char c) {
        if (!isAt(c)) {
            return false;
        }
        at++;
        return true;
    }

    private char next() throws Wrong {
        if (at == text.length()) {
            throw new Wrong();
        }
        return text.charAt(at++);
    }

    private Expression either() throws Wrong, NotKnown {
        var one = sequence();
        return take('|') ? new Expression.Either(one, either()) : one;
    }

    private Expression sequence() throws Wrong, NotKnown {
        var parts = new ArrayList<Expression>();
        while (at < text.length() && !isAt('|') && !isAt(')')) {
            if (take('^')) {
                parts.add(new Expression.Begin());
            } else if (take('$')) {
                parts.add(new Expression.End());
            } else {
                parts.add(repeated(atom()));
            }
        }
        return new Expression.Sequence(parts);
    }

    private Expression atom() throws Wrong, NotKnown {
        var c = next();
        return switch (c) {
            case '.' -> letters(_ -> true);
            case '(' -> {
                var inside = either();
                if (!take(')')) {
                    throw new Wrong();
                }
                yield inside;
            }
            case '[' -> set();
            case '\\' -> {
                var escaped = next();
                if (SPECIAL.indexOf(escaped) < 0) {
                    throw new Wrong();
                }
                yield letters(letter -> letter == escaped);
            }
            case '*', '+', '?', '{' -> throw new Wrong(); // of nothing
            default -> letters(letter -> letter == c);
        };
    }

    private Expression repeated(Expression atom) throws Wrong {
        var all = atom;
        while (true) {
            if (take('*')) {
                all = new Expression.Repeat(all, 0, Expression.NO_END);
            } else if (take('+')) {
                all = new Expression.Repeat(all, 1, Expression.NO_END);
            } else if (take('?')) {
                all = new Expression.Repeat(all, 0, 1);
            } else if (take('{')) {
                all = counted(all);
            } else {
                return all;
            }
        }
    }

    /// `{2}`, `{2,}`, `{2,5}`
    private Expression counted(Expression part) throws Wrong {
        var least = number();
        var most = least;
        if (take(',')) {
            most = isAt('}') ? Expression.NO_END : number();
        }
        if (!take('}') || most < least) {
            throw new Wrong();
        }
        return new Expression.Repeat(part, least, most);
    }

    /// Those that are too great for a machine are cut, and are still too great.
    private int number() throws Wrong {
        var start = at;
        var number = 0;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            number = Math.min(number * 10 + text.charAt(at) - '0', 2 * Automaton.MOST_STATES);
            at++;
        }
        if (at == start) {
            throw new Wrong();
        }
        return number;
    }

    private static Expression letters(IntPredicate which) {
        var letters = new BitSet(ASCII);
        for (var c = 1; c < ASCII; c++) {
            letters.set(c, which.test(c));
        }
        return new Expression.Letter(letters);
    }

    /// `[^a-z[:digit:]_-]`, after its bracket. A range begins with the letter before the sign; a
    /// sign is a letter at the beginning and at the end only.
    private Expression set() throws Wrong, NotKnown {
        var negated = take('^');
        var letters = new BitSet(ASCII);
        var last = -1;
        var first = true;
        var afterClass = false;
        while (first || !isAt(']')) {
            var c = next();
            if (c == '[' && at < text.length() && ".:=".indexOf(text.charAt(at)) >= 0) {
                letters.or(named());
                last = -1;
                afterClass = true;
            } else if (c == '-' && !first && !isAt(']')) {
                var to = next();
                if (last < 0 || afterClass || to < last) {
                    throw new Wrong();
                }
                if (to == '[' && at < text.length() && ".:=".indexOf(text.charAt(at)) >= 0) {
                    throw new Wrong();
                }
                letters.set(last, to + 1);
                last = -1;
                afterClass = false;
            } else {
                letters.set(c);
                last = c;
                afterClass = false;
            }
            first = false;
        }
        at++;
        return letters(c -> letters.get(c) != negated);
    }

    /// `:digit:]`, after its bracket.
    private BitSet named() throws Wrong, NotKnown {
        var kind = next();
        var end = text.indexOf(kind + "]", at);
        if (end < 0) {
            throw new Wrong();
        }
        if (kind != ':') {
            throw new NotKnown();
        }
        var name = text.substring(at, end);
        at = end + 2;
        var letters = new BitSet(ASCII);
        for (var c = 1; c < ASCII; c++) {
            letters.set(c, isOf(name, (char) c));
        }
        return letters;
    }

    private static boolean isOf(String name, char c) throws Wrong {
        var upper = c >= 'A' && c <= 'Z';
        var lower = c >= 'a' && c <= 'z';
        var digit = c >= '0' && c <= '9';
        var graph = c > ' ' && c < 0x7f;
        return switch (name) {
            case "alpha" -> upper || lower;
            case "digit", "d" -> digit;
            case "alnum" -> upper || lower || digit;
            case "w" -> upper || lower || digit || c == '_';
            case "upper" -> upper;
            case "lower" -> lower;
            case "xdigit" -> digit || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
            case "blank" -> c == ' ' || c == '\t';
            case "space", "s" -> c == ' ' || (c >= '\t' && c <= '\r');
            case "cntrl" -> c < ' ' || c == 0x7f;
            case "graph" -> graph;
            case "print" -> graph || c == ' ';
            case "punct" -> graph && !upper && !lower && !digit;
            default -> throw new Wrong();
        };
    }
}
