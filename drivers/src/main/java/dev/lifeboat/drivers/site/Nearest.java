package dev.lifeboat.drivers.site;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// The known word that somebody probably meant.
public final class Nearest {
    /// A longer key than any of ours is no slip of the finger, and comparing costs its square.
    private static final int LONGEST = 60;

    private Nearest() {}

    public static Optional<String> of(String word, Collection<String> known) {
        if (word.length() > LONGEST) {
            return Optional.empty();
        }
        var plain = plain(word);
        return known.stream()
                .filter(each -> distance(plain, plain(each)) <= Math.max(1, each.length() / 3))
                .min(Comparator.comparingInt(each -> distance(plain, plain(each))));
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    }

    /// How many letters must be added, dropped, changed or swapped (optimal string alignment).
    private static int distance(String one, String other) {
        var steps = new int[one.length() + 1][other.length() + 1];
        for (var i = 0; i <= one.length(); i++) {
            for (var j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    steps[i][j] = i + j;
                    continue;
                }
                var same = one.charAt(i - 1) == other.charAt(j - 1);
                var least = steps[i - 1][j - 1] + (same ? 0 : 1);
                least = Math.min(least, 1 + Math.min(steps[i - 1][j], steps[i][j - 1]));
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    least = Math.min(least, 1 + steps[i - 2][j - 2]);
                }
                steps[i][j] = least;
            }
        }
        return steps[one.length()][other.length()];
    }
}
