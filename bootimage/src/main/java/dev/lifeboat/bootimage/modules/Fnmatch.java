package dev.lifeboat.bootimage.modules;

/// Patterns as the C library's `fnmatch` takes them without flags, in the locale C: a star crosses
/// slashes, and a bracket that is never closed is a letter.
final class Fnmatch {
    private static final int NOTHING = -1;

    /// Steps for each letter of pattern and text. Aliases need about one; a pattern that is made to
    /// take long is taken not to match.
    private static final int PATIENCE = 100;

    private Fnmatch() {}

    static boolean matches(String pattern, String text) {
        var p = 0;
        var t = 0;
        var afterStar = NOTHING;
        var retry = NOTHING;
        var steps = PATIENCE * (pattern.length() + text.length());
        while (t < text.length()) {
            if (--steps < 0) {
                return false;
            }
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                afterStar = ++p;
                retry = t;
                continue;
            }
            var next = p < pattern.length() ? one(pattern, p, text.charAt(t)) : NOTHING;
            if (next != NOTHING) {
                p = next;
                t++;
            } else if (afterStar != NOTHING) {
                p = afterStar;
                t = ++retry;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /// Where the pattern goes on when its next element takes the letter, else NOTHING.
    private static int one(String pattern, int p, char letter) {
        var c = pattern.charAt(p);
        return switch (c) {
            case '?' -> p + 1;
            case '[' -> bracket(pattern, p, letter);
            case '\\' -> escaped(pattern, p, letter);
            default -> c == letter ? p + 1 : NOTHING;
        };
    }

    private static int escaped(String pattern, int p, char letter) {
        return p + 1 < pattern.length() && pattern.charAt(p + 1) == letter ? p + 2 : NOTHING;
    }

    private static int bracket(String pattern, int open, char letter) {
        var p = open + 1;
        var not = p < pattern.length() && (pattern.charAt(p) == '!' || pattern.charAt(p) == '^');
        p += not ? 1 : 0;
        var found = false;
        for (var first = true; ; first = false) {
            if (p >= pattern.length()) {
                return letter == '[' ? open + 1 : NOTHING;
            }
            if (pattern.charAt(p) == ']' && !first) {
                return found == not ? NOTHING : p + 1;
            }
            p += pattern.charAt(p) == '\\' && p + 1 < pattern.length() ? 1 : 0;
            var low = pattern.charAt(p);
            var high = low;
            p++;
            if (p + 1 < pattern.length()
                    && pattern.charAt(p) == '-'
                    && pattern.charAt(p + 1) != ']') {
                high = pattern.charAt(p + 1);
                p += 2;
            }
            found |= low <= letter && letter <= high;
        }
    }
}
