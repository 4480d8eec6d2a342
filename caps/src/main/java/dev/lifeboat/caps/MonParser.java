package dev.lifeboat.caps;

import dev.lifeboat.caps.Cursor.Space;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads mon caps as the grammar at the end of Ceph's MonCap.cc does, a method a rule.
final class MonParser {
    private final Cursor at;
    private final Grammar grammar;

    MonParser(Cursor at, Grammar grammar) {
        this.at = at;
        this.grammar = grammar;
    }

    /// All is good if the cursor then is at the end and there is a grant.
    List<MonGrant> grants() {
        return at.separated(this::grant);
    }

    private @Nullable MonGrant grant() {
        var start = at.at();
        at.spaces(Space.MON);
        var first = at.at();
        var grant = rights(first);
        if (grant == null) {
            grant = profile(first);
        }
        if (grant == null) {
            grant = service(first);
        }
        if (grant == null) {
            grant = command(first);
        }
        if (grant == null) {
            at.back(start);
            return null;
        }
        at.spaces(Space.MON);
        return grant;
    }

    private @Nullable MonGrant rights(int first) {
        if (at.lit("allow") && at.spaces(Space.MON)) {
            var rights = at.rights(grammar);
            if (rights != null) {
                var network = at.network(Space.MON, grammar);
                var what = new MonGrant.Everywhere(rights, fileSystem());
                return new MonGrant(at.since(first), what, network);
            }
        }
        return back(first);
    }

    private @Nullable MonGrant profile(int first) {
        if (!(at.lit("allow") && at.spaces(Space.MON))) {
            at.back(first);
        }
        if (at.lit("profile") && at.equalsOrSpaces(Space.MON)) {
            var name = at.word();
            if (name != null) {
                return grant(first, new MonGrant.Profile(name));
            }
        }
        return back(first);
    }

    private @Nullable MonGrant service(int first) {
        var name = named("service");
        if (name != null && at.spaces(Space.MON)) {
            var rights = at.rights(grammar);
            if (rights != null) {
                return grant(first, new MonGrant.OnService(name, rights));
            }
        }
        return back(first);
    }

    private @Nullable MonGrant command(int first) {
        var name = named("command");
        return name == null
                ? back(first)
                : grant(first, new MonGrant.Command(name, Pairs.with(at, Pairs.Equals.BARE)));
    }

    /// `allow command "osd blocklist"`
    private @Nullable String named(String what) {
        return at.lit("allow")
                        && at.spaces(Space.MON)
                        && at.lit(what)
                        && at.equalsOrSpaces(Space.MON)
                ? at.word()
                : null;
    }

    private MonGrant grant(int first, MonGrant.What what) {
        var network = at.network(Space.MON, grammar);
        return new MonGrant(at.since(first), what, network);
    }

    /// After the network, and only of rights: `allow r fsname=a`.
    private Optional<String> fileSystem() {
        var start = at.at();
        if (grammar.has(Difference.FS_NAME)
                && at.spaces(Space.MON)
                && at.lit("fsname")
                && at.equalsOrSpaces(Space.MON)) {
            var name = at.plain("_.-");
            if (name != null) {
                return Optional.of(name);
            }
        }
        at.back(start);
        return Optional.empty();
    }

    private @Nullable MonGrant back(int start) {
        at.back(start);
        return null;
    }
}
