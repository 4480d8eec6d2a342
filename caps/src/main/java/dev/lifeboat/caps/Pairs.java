package dev.lifeboat.caps;

import dev.lifeboat.caps.Cursor.Space;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// `blocklistop=add addr regex "..."`, as mon and mgr caps have them.
final class Pairs {
    /// The mgr's grammar allows spaces around the sign, the mon's does not.
    enum Equals {
        BARE,
        SPACED
    }

    private Pairs() {}

    /// ` with ` and the pairs; none if it does not fit.
    static Map<String, Constraint> with(Cursor at, Equals equals) {
        var start = at.at();
        if (at.spaces(Space.MON) && at.lit("with")) {
            var pairs = spaced(at, equals);
            if (!pairs.isEmpty()) {
                return pairs;
            }
        }
        at.back(start);
        return Map.of();
    }

    /// Pairs, with spaces before each; none if it does not fit.
    static Map<String, Constraint> spaced(Cursor at, Equals equals) {
        var pairs = new TreeMap<String, Constraint>();
        var end = at.at();
        while (at.spaces(Space.MON) && pair(at, equals, pairs)) {
            end = at.at();
        }
        at.back(end);
        return pairs;
    }

    private static boolean pair(Cursor at, Equals equals, Map<String, Constraint> into) {
        var start = at.at();
        var name = at.word();
        if (name != null) {
            var constraint = constraint(at, equals);
            if (constraint != null) {
                into.putIfAbsent(name, constraint); // Ceph too keeps the first of two
                return true;
            }
        }
        at.back(start);
        return false;
    }

    private static @Nullable Constraint constraint(Cursor at, Equals equals) {
        var start = at.at();
        if (equals == Equals.SPACED) {
            at.spaces(Space.MON);
        }
        if (at.lit('=')) {
            if (equals == Equals.SPACED) {
                at.spaces(Space.MON);
            }
            var value = at.word();
            if (value != null) {
                return Constraint.equal(value);
            }
        }
        at.back(start);
        var prefix = after(at, "prefix");
        if (prefix != null) {
            return Constraint.prefix(prefix);
        }
        at.back(start);
        var regex = after(at, "regex");
        if (regex != null) {
            return Constraint.regex(regex);
        }
        at.back(start);
        return null;
    }

    private static @Nullable String after(Cursor at, String how) {
        return at.spaces(Space.MON) && at.lit(how) && at.spaces(Space.MON) ? at.word() : null;
    }
}
