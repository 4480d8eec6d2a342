package dev.lifeboat.core.evidence;

import java.time.Duration;

/// Why something is not known.
public record Why(Cause cause, String text) {
    /// The ways of not knowing.
    public enum Cause {
        NEVER_ASKED,
        STALE,
        SILENT,
        FAILED,
        NOT_STARTED,
        UNREADABLE,
        REFUSED
    }

    /// Text from outside is shown on terminals and pages: one line, this long at most.
    private static final int LONGEST = 300;

    public Why {
        text = oneLine(text);
    }

    public static Why neverAsked() {
        return new Why(Cause.NEVER_ASKED, "never asked");
    }

    public static Why stale(Duration age) {
        return new Why(Cause.STALE, "last seen " + age.toSeconds() + " s ago, too old");
    }

    public static Why silentFor(Duration limit) {
        return new Why(Cause.SILENT, "no answer within " + limit.toSeconds() + " s");
    }

    public static Why exit(int code, String said) {
        return new Why(Cause.FAILED, said.isBlank() ? "exit code " + code : said);
    }

    public static Why notStarted(String reason) {
        return new Why(Cause.NOT_STARTED, reason);
    }

    public static Why unreadable(String reason) {
        return new Why(Cause.UNREADABLE, "the answer cannot be read: " + reason);
    }

    /// It answered, and said no: a wrong password, a missing permission.
    public static Why refused(String reason) {
        return new Why(Cause.REFUSED, reason);
    }

    private static boolean isPlain(String text) {
        for (var i = 0; i < text.length(); i++) {
            var it = text.charAt(i);
            var doubled = it == ' ' && (i == 0 || text.charAt(i - 1) == ' ');
            if (it < ' ' || it > '~' || doubled) {
                return false;
            }
        }
        return !text.endsWith(" ");
    }

    private static String oneLine(String text) {
        if (text.length() <= LONGEST && isPlain(text)) {
            return text;
        }
        var plain = text.strip().replaceAll("\\s+", " ").replaceAll("[^\\x20-\\x7e]", "?");
        return plain.length() > LONGEST ? plain.substring(0, LONGEST - 3) + "..." : plain;
    }

    @Override
    public String toString() {
        return text;
    }
}
