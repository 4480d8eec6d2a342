package dev.lifeboat.caps;

import dev.lifeboat.caps.Cursor.Space;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads mgr caps as the grammar at the end of Ceph's MgrCap.cc does, a method a rule.
final class MgrParser {
    private static final Set<String> PROFILES =
            Set.of("read-only", "read-write", "crash", "osd", "mds", "rbd", "rbd-read-only");

    private final Cursor at;
    private final Grammar grammar;

    /// What is wrong with profiles, which Ceph looks at after all was read; and where the first is.
    private final StringBuilder wrong = new StringBuilder();

    private int wrongAt;

    private MgrParser(Cursor at, Grammar grammar) {
        this.at = at;
        this.grammar = grammar;
    }

    static Parsed<PlainCaps> parse(String text, Grammar grammar) {
        var parser = new MgrParser(new Cursor(text), grammar);
        var grants = grammar.has(Difference.MGR_GRAMMAR) ? parser.grants() : parser.monGrants();
        if (grants.isEmpty() || !parser.at.atEnd()) {
            return Parsed.StopsAt.ofMonitor(text, parser.at.at());
        }
        return parser.wrong.isEmpty()
                ? new Parsed.Good<>(new PlainCaps(text, grants))
                : new Parsed.StopsAt<>(text, parser.wrongAt, parser.wrong.toString());
    }

    private List<PlainGrant> monGrants() {
        return new MonParser(at, grammar)
                .grants().stream()
                        .map(grant ->
                                new PlainGrant(
                                        grant.text(), grant.what().toString(), grant.network()))
                        .toList();
    }

    private List<PlainGrant> grants() {
        return at.separated(this::grant);
    }

    private @Nullable PlainGrant grant() {
        var start = at.at();
        at.spaces(Space.MON);
        var first = at.at();
        var meaning = rights(first);
        if (meaning == null) {
            meaning = profile(first);
        }
        if (meaning == null) {
            meaning = service(first);
        }
        if (meaning == null) {
            meaning = module(first);
        }
        if (meaning == null) {
            meaning = command(first);
        }
        if (meaning == null) {
            at.back(start);
            return null;
        }
        var network = at.network(Space.MON, grammar);
        var grant = new PlainGrant(at.since(first), meaning, network);
        at.spaces(Space.MON);
        return grant;
    }

    private @Nullable String rights(int first) {
        if (at.lit("allow") && at.spaces(Space.MON)) {
            var rights = at.rights(grammar);
            if (rights != null) {
                return PlainGrant.meaning(rights);
            }
        }
        at.back(first);
        return null;
    }

    private @Nullable String profile(int first) {
        if (!(at.lit("allow") && at.spaces(Space.MON))) {
            at.back(first);
        }
        if (at.lit("profile") && at.equalsOrSpaces(Space.MON)) {
            var name = at.word();
            if (name != null) {
                var pairs = Pairs.spaced(at, Pairs.Equals.SPACED);
                check(first, name, pairs);
                return "profile " + name + PlainGrant.pairs(pairs);
            }
        }
        at.back(first);
        return null;
    }

    /// Other than the monitor with its own, it refuses profiles that it does not know.
    private void check(int first, String name, Map<String, Constraint> pairs) {
        var before = wrong.length();
        if (!PROFILES.contains(name)) {
            wrong.append("unrecognized profile '").append(name).append('\'');
        } else if (name.startsWith("rbd")) {
            for (var key : pairs.keySet()) {
                if (!key.equals("pool") && !key.equals("namespace")) {
                    wrong.append("profile '")
                            .append(name)
                            .append("' does not recognize key '")
                            .append(key)
                            .append('\'');
                    break;
                }
            }
        }
        if (before == 0 && !wrong.isEmpty()) {
            wrongAt = first;
        }
    }

    private @Nullable String service(int first) {
        var name = named("service");
        if (name != null && at.spaces(Space.MON)) {
            var rights = at.rights(grammar);
            if (rights != null) {
                return "service " + name + " " + rights;
            }
        }
        at.back(first);
        return null;
    }

    private @Nullable String module(int first) {
        var name = named("module");
        if (name != null) {
            var pairs = Pairs.with(at, Pairs.Equals.SPACED);
            var rights = at.spaces(Space.MON) ? at.rights(grammar) : null;
            if (rights != null) {
                return "module " + name + PlainGrant.pairs(pairs) + " " + rights;
            }
        }
        at.back(first);
        return null;
    }

    private @Nullable String command(int first) {
        var name = named("command");
        if (name == null) {
            at.back(first);
            return null;
        }
        return "command " + name + PlainGrant.pairs(Pairs.with(at, Pairs.Equals.SPACED));
    }

    private @Nullable String named(String what) {
        return at.lit("allow")
                        && at.spaces(Space.MON)
                        && at.lit(what)
                        && at.equalsOrSpaces(Space.MON)
                ? at.word()
                : null;
    }
}
