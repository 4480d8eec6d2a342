package dev.lifeboat.caps;

import java.util.List;
import java.util.Optional;

/// The mon caps of an entity.
public final class MonCaps {
    /// Of the blocks that are kept for documents (RFC 5737): nobody has it.
    private static final String SOMEBODY = "192.0.2.1";

    private final String text;
    private final List<MonGrant> grants;
    private final Release release;

    private MonCaps(String text, List<MonGrant> grants, Release release) {
        this.text = text;
        this.grants = List.copyOf(grants);
        this.release = release;
    }

    /// @param release of the monitors that read it
    public static Parsed<MonCaps> parse(String text, Release release) {
        return parse(text, Grammar.lenient(release));
    }

    static Parsed<MonCaps> parse(String text, Grammar grammar) {
        var at = new Cursor(text);
        var grants = new MonParser(at, grammar).grants();
        return grants.isEmpty() || !at.atEnd()
                ? Parsed.StopsAt.ofMonitor(text, at.at())
                : new Parsed.Good<>(new MonCaps(text, grants, grammar.release()));
    }

    /// The caps of an entity that has none for the monitors.
    public static MonCaps none(Release release) {
        return new MonCaps("", List.of(), release);
    }

    List<MonGrant> grants() {
        return grants;
    }

    Release release() {
        return release;
    }

    /// May they do this? By the letter of `MonCap::is_capable`: whether the release's monitors know
    /// such a command is not asked.
    public Verdict may(MonRequest request) {
        return new MonJudge(text, grants, request, release).verdict();
    }

    /// May they put this client on the blocklist? What librbd asks to take a dead client's lock.
    ///
    /// @param wholeHost the host of `address`, named without port and nonce, instead of one client
    public Verdict mayBlocklist(Spelling spelling, String address, boolean wholeHost) {
        return spelling == Spelling.BLOCKLIST && release.known() && !release.saysBlocklist()
                ? new Verdict(
                        May.NO,
                        "monitors of "
                                + release
                                + " do not know 'osd blocklist', only 'osd blacklist'")
                : may(
                        wholeHost
                                ? MonRequest.blocklistHost(spelling, Address.host(address))
                                : MonRequest.blocklist(spelling, address));
    }

    /// May they refuse every process of some host? More than a client needs; `profile rbd` grants
    /// it all the same, to who names the host as port and nonce 0.
    public Verdict mayBlocklistHosts() {
        var spelling = Spelling.sentBy(release);
        var plain = mayBlocklist(spelling, SOMEBODY, true);
        return plain.may() == May.YES ? plain : mayBlocklist(spelling, SOMEBODY + ":0/0", false);
    }

    /// May a client of this release, with these caps, take the lock of a dead one?
    ///
    /// Monitors before Pacific answer EINVAL to the new name of the command, and clients then ask
    /// by the old one: librados (`RadosClient::blocklist_add`) and the kernel
    /// (`ceph_monc_blocklist_add`) alike.
    ///
    /// @param from the IP it asks from, if that is known
    public Verdict mayBreakLocks(Release client, Optional<String> from) {
        var spelling = release.saysBlocklist() ? Spelling.sentBy(client) : Spelling.BLACKLIST;
        var request = MonRequest.blocklist(spelling, SOMEBODY + ":0/1");
        return may(from.map(request::from).orElse(request));
    }

    @Override
    public String toString() {
        return text;
    }
}
