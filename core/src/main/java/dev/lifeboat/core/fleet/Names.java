package dev.lifeboat.core.fleet;

import java.util.regex.Pattern;

/// The one rule for names that come from outside.
///
/// Names end up in command lines, file names and terminals. Whatever is not plain is refused at the
/// border, so that nothing behind it needs to quote.
final class Names {
    /// DNS labels and Ceph entity and pool names are within this.
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.:@+-]{0,199}");

    private Names() {}

    static String plain(String what, String name) {
        if (!isPlain(name)) {
            throw new IllegalArgumentException(
                    what + " \"" + visible(name) + "\" has characters that a name must not have");
        }
        return name;
    }

    static boolean isPlain(String name) {
        return PLAIN.matcher(name).matches();
    }

    private static String visible(String name) {
        var shown = name.length() > 60 ? name.substring(0, 60) + "..." : name;
        return shown.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
