package dev.lifeboat.caps;

import java.util.List;
import java.util.Optional;

/// The mon caps of an entity.
public final class MonCaps {
    /// Ceph has no limit; a cap of a real cluster is 200 letters long.
    static final int LONGEST = 100_000;

    private final String text;
    private final List<MonGrant> grants;

    private MonCaps(String text, List<MonGrant> grants) {
        this.text = text;
        this.grants = List.copyOf(grants);
    }

    /// What reading caps comes to.
    public sealed interface Parsed {}

    public record Good(MonCaps caps) implements Parsed {}

    /// @param position where Ceph stops to understand it
    public record StopsAt(String text, int position) implements Parsed {
        /// As Ceph itself says it.
        @Override
        public String toString() {
            return position < text.length()
                    ? "stopped at '" + text.substring(position) + "' of '" + text + "'"
                    : "stopped at end of '" + text + "'";
        }
    }

    public static Parsed parse(String text) {
        if (text.length() > LONGEST) {
            return new StopsAt(text.substring(0, LONGEST), LONGEST);
        }
        var parser = new MonParser(text);
        var grants = parser.grants();
        return grants.isEmpty() || parser.position() < text.length()
                ? new StopsAt(text, parser.position())
                : new Good(new MonCaps(text, grants));
    }

    /// The caps of an entity that has none for the monitors.
    public static MonCaps none() {
        return new MonCaps("", List.of());
    }

    List<MonGrant> grants() {
        return grants;
    }

    /// May they have this command carried out?
    public Verdict may(MonQuestion question) {
        return new MonJudge(text, grants, question).verdict();
    }

    /// May they put this client on the blocklist? What librbd asks to take a dead client's lock.
    ///
    /// @param wholeHost the host of `address`, named without port and nonce, instead of one client
    public Verdict mayBlocklist(
            Release monitor, Spelling spelling, String address, boolean wholeHost) {
        return may(
                wholeHost
                        ? MonQuestion.blocklistHost(monitor, spelling, ip(address))
                        : MonQuestion.blocklist(monitor, spelling, address));
    }

    /// May a client of this release, with these caps, take the lock of a dead one?
    public Verdict mayBreakLocks(Release client, Release monitor, Optional<String> from) {
        var question = MonQuestion.blocklist(monitor, Spelling.sentBy(client), "192.0.2.1:0/1");
        return may(from.map(question::from).orElse(question));
    }

    private static String ip(String address) {
        if (address.startsWith("[")) {
            var end = address.indexOf(']');
            return end < 0 ? address : address.substring(0, end + 1);
        }
        var colon = address.indexOf(':');
        return colon < 0 ? address : address.substring(0, colon);
    }

    @Override
    public String toString() {
        return text;
    }
}
