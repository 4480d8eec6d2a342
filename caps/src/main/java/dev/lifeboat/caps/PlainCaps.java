package dev.lifeboat.caps;

import java.util.List;

/// The mgr or mds caps of an entity: whether Ceph takes them, and their parts.
final class PlainCaps {
    private final String text;
    private final List<PlainGrant> grants;

    PlainCaps(String text, List<PlainGrant> grants) {
        this.text = text;
        this.grants = List.copyOf(grants);
    }

    static Parsed<PlainCaps> parse(Service service, String text, Release release) {
        var grammar = Grammar.lenient(release);
        return service == Service.MGR
                ? MgrParser.parse(text, grammar)
                : MdsParser.parse(text, grammar);
    }

    List<PlainGrant> grants() {
        return grants;
    }

    /// Each part as it is written.
    List<String> parts() {
        return grants.stream().map(PlainGrant::text).toList();
    }

    @Override
    public String toString() {
        return text;
    }
}
