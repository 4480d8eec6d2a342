package dev.lifeboat.caps;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A place in the text of a cap, and the words that all four of Ceph's grammars are made of.
///
/// Ceph's grammars are parsing expressions (Boost.Spirit Qi): a rule either fits and moves on, or
/// leaves the place alone, and what has fitted once is not tried another way. So is each method
/// here, and so it stops where Ceph says that it stops.
final class Cursor {
    private final String text;
    private int at;

    Cursor(String text) {
        this.text = text;
    }

    int at() {
        return at;
    }

    void back(int start) {
        at = start;
    }

    boolean atEnd() {
        return at == text.length();
    }

    String since(int start) {
        return text.substring(start, at);
    }

    boolean lit(String word) {
        if (!text.startsWith(word, at)) {
            return false;
        }
        at += word.length();
        return true;
    }

    boolean lit(char letter) {
        if (at == text.length() || text.charAt(at) != letter) {
            return false;
        }
        at++;
        return true;
    }

    /// What separates words: the mon, mgr and mds grammars know three such characters, that of the
    /// OSDs six.
    enum Space {
        MON,
        OSD;

        boolean has(char c) {
            return c == ' ' || c == '\n' || c == '\t' || (this == OSD && c >= '\013' && c <= '\r');
        }
    }

    boolean spaces(Space space) {
        var first = at;
        while (at < text.length() && space.has(text.charAt(at))) {
            at++;
        }
        return at > first;
    }

    /// Blanks on one line, around the separators of OSD grants.
    void blanks() {
        while (lit(' ') || lit('\t')) {}
    }

    /// One of these between two words: `pool=vms`, `pool vms`.
    boolean equalsOrSpaces(Space space) {
        return lit('=') || spaces(space);
    }

    /// Mon, mgr or mds grants. A separator behind the last belongs to none of them.
    ///
    /// @param grant reads one, or gives null and stays where it was
    <G> List<G> separated(Supplier<@Nullable G> grant) {
        var grants = new ArrayList<G>();
        var next = grant.get();
        while (next != null) {
            grants.add(next);
            var end = at;
            next = separator() ? grant.get() : null;
            if (next == null) {
                at = end;
            }
        }
        return grants;
    }

    private boolean separator() {
        var start = at;
        while (lit(' ')) {}
        if (lit(',') || lit(';')) {
            while (lit(' ')) {}
            return true;
        }
        at = start;
        return false;
    }

    /// `vms`, `"two words"`, `'two words'`; never empty.
    @Nullable String word() {
        var quoted = quoted();
        if (quoted == null) {
            return plain("_./-");
        }
        if (quoted.isEmpty()) {
            at -= 2;
            return null;
        }
        return quoted;
    }

    /// As [#word], but `""` is one.
    @Nullable String wordOrEmpty() {
        var quoted = quoted();
        return quoted == null ? plain("_./-") : quoted;
    }

    private @Nullable String quoted() {
        if (at == text.length() || (text.charAt(at) != '"' && text.charAt(at) != '\'')) {
            return null;
        }
        var end = text.indexOf(text.charAt(at), at + 1);
        if (end < 0) {
            return null;
        }
        var inside = text.substring(at + 1, end);
        at = end + 1;
        return inside;
    }

    /// Letters, digits, and these.
    @Nullable String plain(String others) {
        var first = at;
        while (at < text.length() && inWord(text.charAt(at), others)) {
            at++;
        }
        return at > first ? text.substring(first, at) : null;
    }

    private static boolean inWord(char c, String others) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || others.indexOf(c) >= 0;
    }

    /// ` network 10.91.0.0/16`, where it is allowed; any of its letters are taken.
    Optional<Network> network(Space space, Grammar grammar) {
        var start = at;
        if (grammar.has(Difference.NETWORK) && spaces(space) && lit("network") && spaces(space)) {
            var first = at;
            while (at < text.length() && inNetwork(text.charAt(at))) {
                at++;
            }
            if (at > first) {
                return Optional.of(Network.of(text.substring(first, at)));
            }
        }
        at = start;
        return Optional.empty();
    }

    private static boolean inNetwork(char c) {
        return (c >= 'a' && c <= 'f')
                || (c >= 'A' && c <= 'F')
                || (c >= '0' && c <= '9')
                || "/.:][".indexOf(c) >= 0;
    }

    /// `*`, `all`
    boolean wildcard(Grammar grammar) {
        return lit('*') || (grammar.has(Difference.WORD_ALL) && lit("all"));
    }

    /// `*`, `all`, or some of `r`, `w`, `x` in this order.
    @Nullable Rights rights(Grammar grammar) {
        return wildcard(grammar) ? Rights.ANY : letters();
    }

    /// Some of `r`, `w`, `x` in this order.
    @Nullable Rights letters() {
        var start = at;
        var r = lit('r');
        var w = lit('w');
        var x = lit('x');
        return at > start ? new Rights(r, w, x, false) : null;
    }

    /// With or without a sign, as far as 32 bits go.
    @Nullable Integer integer() {
        var start = at;
        var negative = lit('-');
        if (!negative) {
            lit('+');
        }
        var number = number(negative ? -(long) Integer.MIN_VALUE : Integer.MAX_VALUE);
        if (number == null) {
            at = start;
            return null;
        }
        return (int) (negative ? -number : number);
    }

    /// Digits, of a number up to this.
    @Nullable Long number(long greatest) {
        var start = at;
        var number = 0L;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            number = number * 10 + text.charAt(at) - '0';
            at++;
            if (number > greatest) {
                at = start;
                return null;
            }
        }
        return at > start ? number : null;
    }
}
