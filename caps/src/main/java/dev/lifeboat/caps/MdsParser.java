package dev.lifeboat.caps;

import dev.lifeboat.caps.Cursor.Space;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads mds caps as the grammar at the beginning of Ceph's MDSAuthCaps.cc does, a method a rule.
final class MdsParser {
    /// Ceph knows it from before there was a grammar.
    private static final String LEGACY = "allow";

    private static final long GREATEST_ID = 0xffff_ffffL;

    private final Cursor at;
    private final Grammar grammar;

    private MdsParser(Cursor at, Grammar grammar) {
        this.at = at;
        this.grammar = grammar;
    }

    static Parsed<PlainCaps> parse(String text, Grammar grammar) {
        var parser = new MdsParser(new Cursor(text), grammar);
        var grants = text.equals(LEGACY) ? parser.legacy() : parser.grants();
        return grants.isEmpty() || !parser.at.atEnd()
                ? Parsed.StopsAt.of(text, parser.at.at())
                : new Parsed.Good<>(new PlainCaps(text, grants));
    }

    private List<PlainGrant> legacy() {
        at.lit(LEGACY);
        return List.of(new PlainGrant(LEGACY, "rights rwps, anything", Optional.empty()));
    }

    private List<PlainGrant> grants() {
        at.spaces(Space.OSD);
        var grants = at.separated(this::grant);
        if (!grants.isEmpty()) {
            at.spaces(Space.OSD);
        }
        return grants;
    }

    private @Nullable PlainGrant grant() {
        var first = at.at();
        var rights = at.lit("allow") && at.spaces(Space.MON) ? rights() : null;
        if (rights == null) {
            at.back(first);
            return null;
        }
        var match = match();
        var meaning =
                rights.equals("*") && match.isEmpty()
                        ? PlainGrant.ALL
                        : "rights " + rights + ", " + (match.isEmpty() ? "anything" : match);
        var network = at.network(Space.MON, grammar);
        return new PlainGrant(at.since(first), meaning, network);
    }

    /// `*`, `r`, or `rw` with flags in this order.
    private @Nullable String rights() {
        if (at.wildcard(grammar)) {
            return "*";
        }
        var start = at.at();
        if (!at.lit('r')) {
            return null;
        }
        if (at.lit('w')) {
            if (grammar.has(Difference.MDS_FULL_FLAG)) {
                at.lit('f');
            }
            at.lit('p');
            if (grammar.has(Difference.MDS_SNAPSHOT_FLAG)) {
                at.lit('s');
            }
        }
        return at.since(start);
    }

    private String match() {
        var match = new StringBuilder();
        if (grammar.has(Difference.MDS_ANY_PARTS)) {
            add(match, "fsname", fileSystem());
            add(match, "path", path());
            add(match, "root_squash", rootSquash());
            add(match, "uid", uid());
            add(match, "gids", groups());
        } else if (!user(match)) {
            // Only some of the parts go together.
            var fileSystem = add(match, "fsname", fileSystem());
            var path = add(match, "path", path());
            if (!path || fileSystem || !user(match)) {
                add(match, "root_squash", rootSquash());
            }
        }
        return match.toString();
    }

    private static boolean add(StringBuilder match, String name, @Nullable String value) {
        if (value == null) {
            return false;
        }
        match.append(name).append(' ').append(value).append(' ');
        return true;
    }

    private boolean user(StringBuilder match) {
        if (!add(match, "uid", uid())) {
            return false;
        }
        add(match, "gids", groups());
        return true;
    }

    private @Nullable String uid() {
        var start = at.at();
        if (at.spaces(Space.MON) && at.lit("uid=")) {
            var uid = at.number(GREATEST_ID);
            if (uid != null) {
                return uid.toString();
            }
        }
        at.back(start);
        return null;
    }

    private @Nullable String groups() {
        var start = at.at();
        if (at.spaces(Space.MON) && at.lit("gids=")) {
            var gids = new StringBuilder();
            var end = at.at();
            var gid = at.number(GREATEST_ID);
            while (gid != null) {
                gids.append(gid).append(' ');
                end = at.at();
                gid = at.lit(',') ? at.number(GREATEST_ID) : null;
            }
            at.back(end);
            if (!gids.isEmpty()) {
                return gids.toString();
            }
        }
        at.back(start);
        return null;
    }

    private @Nullable String fileSystem() {
        var start = at.at();
        if (grammar.has(Difference.FS_NAME) && at.spaces(Space.MON) && at.lit("fsname=")) {
            var name = at.plain("_.-");
            if (name != null) {
                return name;
            }
        }
        at.back(start);
        return null;
    }

    private @Nullable String path() {
        var start = at.at();
        if (at.spaces(Space.MON) && at.lit("path=")) {
            var path = at.wordOrEmpty();
            if (path != null) {
                return path;
            }
        }
        at.back(start);
        return null;
    }

    private @Nullable String rootSquash() {
        var start = at.at();
        if (grammar.has(Difference.MDS_ROOT_SQUASH)
                && at.spaces(Space.MON)
                && at.lit("root_squash")) {
            return "yes";
        }
        at.back(start);
        return null;
    }
}
