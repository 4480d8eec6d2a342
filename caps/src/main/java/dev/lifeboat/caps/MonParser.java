package dev.lifeboat.caps;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads mon caps as the grammar at the end of Ceph's MonCap.cc does: each rule is one method,
/// which leaves the position alone when it does not fit. So it also stops where Ceph says that it
/// stops.
final class MonParser {
    private final String text;
    private int at;

    MonParser(String text) {
        this.text = text;
    }

    /// Where the reading stopped; all is good if that is the end and there is a grant.
    int position() {
        return at;
    }

    List<MonGrant> grants() {
        var grants = new ArrayList<MonGrant>();
        var next = grant();
        while (next != null) {
            grants.add(next);
            var end = at;
            next = separator() ? grant() : null;
            if (next == null) {
                at = end;
            }
        }
        return grants;
    }

    private boolean separator() {
        while (lit(" ")) {}
        if (!lit(",") && !lit(";")) {
            return false;
        }
        while (lit(" ")) {}
        return true;
    }

    private @Nullable MonGrant grant() {
        var start = at;
        spaces();
        var first = at;
        var what = everywhere();
        if (what == null) {
            what = profile();
        }
        if (what == null) {
            what = service();
        }
        if (what == null) {
            what = command();
        }
        if (what == null) {
            at = start;
            return null;
        }
        var network = network();
        var grant = new MonGrant(text.substring(first, at), what, network);
        spaces();
        return grant;
    }

    private MonGrant.@Nullable What everywhere() {
        var start = at;
        if (lit("allow") && spaces()) {
            var rights = rights();
            if (rights != null) {
                return new MonGrant.Everywhere(rights);
            }
        }
        return back(start);
    }

    private MonGrant.@Nullable What profile() {
        var start = at;
        if (!(lit("allow") && spaces())) {
            at = start;
        }
        if (lit("profile") && equalsOrSpaces()) {
            var name = word();
            if (name != null) {
                return new MonGrant.Profile(name);
            }
        }
        return back(start);
    }

    private MonGrant.@Nullable What service() {
        var start = at;
        if (lit("allow") && spaces() && lit("service") && equalsOrSpaces()) {
            var name = word();
            if (name != null && spaces()) {
                var rights = rights();
                if (rights != null) {
                    return new MonGrant.OnService(name, rights);
                }
            }
        }
        return back(start);
    }

    private MonGrant.@Nullable What command() {
        var start = at;
        if (lit("allow") && spaces() && lit("command") && equalsOrSpaces()) {
            var name = word();
            if (name != null) {
                return new MonGrant.Command(name, arguments());
            }
        }
        return back(start);
    }

    /// `with blocklistop=add addr regex "..."`; none if it does not fit.
    private Map<String, Constraint> arguments() {
        var start = at;
        var arguments = new HashMap<String, Constraint>();
        if (!(spaces() && lit("with") && spaces() && argument(arguments))) {
            at = start;
            return Map.of();
        }
        var end = at;
        while (spaces() && argument(arguments)) {
            end = at;
        }
        at = end;
        return arguments;
    }

    private boolean argument(Map<String, Constraint> into) {
        var start = at;
        var name = word();
        if (name != null) {
            var constraint = constraint();
            if (constraint != null) {
                into.putIfAbsent(name, constraint); // Ceph too keeps the first of two
                return true;
            }
        }
        at = start;
        return false;
    }

    private @Nullable Constraint constraint() {
        var start = at;
        if (lit("=")) {
            var value = word();
            if (value != null) {
                return new Constraint(Constraint.How.EQUAL, value);
            }
        }
        for (var how : new Constraint.How[] {Constraint.How.PREFIX, Constraint.How.REGEX}) {
            at = start;
            if (spaces() && lit(how == Constraint.How.PREFIX ? "prefix" : "regex") && spaces()) {
                var value = word();
                if (value != null) {
                    return new Constraint(how, value);
                }
            }
        }
        at = start;
        return null;
    }

    private Optional<Network> network() {
        var start = at;
        if (spaces() && lit("network") && spaces()) {
            var first = at;
            while (at < text.length() && inNetwork(text.charAt(at))) {
                at++;
            }
            if (at > first) {
                return Optional.of(new Network(text.substring(first, at)));
            }
        }
        at = start;
        return Optional.empty();
    }

    private @Nullable Rights rights() {
        if (lit("*") || lit("all")) {
            return Rights.ANY;
        }
        var start = at;
        var r = lit("r");
        var w = lit("w");
        var x = lit("x");
        return at > start ? new Rights(r, w, x, false) : null;
    }

    private @Nullable String word() {
        if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
            var end = text.indexOf(text.charAt(at), at + 1);
            if (end > at + 1) {
                var quoted = text.substring(at + 1, end);
                at = end + 1;
                return quoted;
            }
            return null;
        }
        var first = at;
        while (at < text.length() && inWord(text.charAt(at))) {
            at++;
        }
        return at > first ? text.substring(first, at) : null;
    }

    private static boolean inWord(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "_./-".indexOf(c) >= 0;
    }

    private static boolean inNetwork(char c) {
        return (c >= 'a' && c <= 'f')
                || (c >= 'A' && c <= 'F')
                || (c >= '0' && c <= '9')
                || "/.:][".indexOf(c) >= 0;
    }

    private boolean equalsOrSpaces() {
        return lit("=") || spaces();
    }

    private boolean spaces() {
        var first = at;
        while (lit(" ") || lit("\n") || lit("\t")) {}
        return at > first;
    }

    private boolean lit(String word) {
        if (!text.startsWith(word, at)) {
            return false;
        }
        at += word.length();
        return true;
    }

    private MonGrant.@Nullable What back(int start) {
        at = start;
        return null;
    }
}
