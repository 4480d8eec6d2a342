package dev.lifeboat.caps;

import dev.lifeboat.caps.Cursor.Space;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads osd caps as the grammar at the end of Ceph's OSDCap.cc does, a method a rule.
final class OsdParser {
    private final Cursor at;
    private final Grammar grammar;

    OsdParser(Cursor at, Grammar grammar) {
        this.at = at;
        this.grammar = grammar;
    }

    /// All is good if the cursor then is at the end and there is a grant. Space around the whole is
    /// skipped; around separators only blanks are.
    List<OsdGrant> grants() {
        at.spaces(Space.OSD);
        var grants = new ArrayList<OsdGrant>();
        var next = grant();
        while (next != null) {
            grants.add(next);
            var end = at.at();
            next = at.lit(';') || at.lit(',') ? grant() : null;
            if (next == null) {
                at.back(end);
            }
        }
        if (!grants.isEmpty()) {
            at.spaces(Space.OSD);
        }
        return grants;
    }

    private @Nullable OsdGrant grant() {
        var start = at.at();
        at.blanks();
        var first = at.at();
        var what = allow(first, true);
        if (what == null) {
            what = allow(first, false);
        }
        if (what == null) {
            what = profile(first);
        }
        if (what == null) {
            at.back(start);
            return null;
        }
        var network = at.network(Space.OSD, grammar);
        var grant = new OsdGrant(at.since(first), what, network);
        at.blanks();
        return grant;
    }

    /// `allow rwx pool=vms`, or the other way round.
    private OsdGrant.@Nullable What allow(int first, boolean specFirst) {
        if (at.lit("allow")) {
            var match = specFirst ? OsdMatch.ALL : match();
            var spec = spec();
            if (spec != null) {
                return new OsdGrant.Allow(specFirst ? match() : match, spec);
            }
        }
        at.back(first);
        return null;
    }

    private OsdGrant.@Nullable What profile(int first) {
        if (at.lit("profile") && at.equalsOrSpaces(Space.OSD)) {
            var name = at.word();
            if (name != null) {
                var pool = pool();
                return new OsdGrant.Profile(name, pool, Optional.ofNullable(namespace()));
            }
        }
        at.back(first);
        return null;
    }

    private @Nullable OsdSpec spec() {
        var start = at.at();
        var letters = letters();
        if (letters != null) {
            return letters;
        }
        at.back(start);
        if (at.spaces(Space.OSD) && at.lit("class") && at.spaces(Space.OSD)) {
            var name = at.word();
            if (name != null) {
                return new OsdSpec.OneClass(name, method());
            }
        }
        at.back(start);
        return null;
    }

    /// The next word is the method, whatever it is: `class rbd pool=vms` stops at `=vms`.
    private Optional<String> method() {
        var start = at.at();
        var method = at.spaces(Space.OSD) ? at.word() : null;
        if (method == null) {
            at.back(start);
        }
        return Optional.ofNullable(method);
    }

    private OsdSpec.@Nullable Letters letters() {
        var start = at.at();
        if (at.spaces(Space.OSD) && at.wildcard(grammar)) {
            return OsdSpec.Letters.ANY;
        }
        at.back(start);
        var rights = at.spaces(Space.OSD) ? at.letters() : null;
        if (rights == null) {
            at.back(start);
        }
        var classRead = word("class-read");
        var classWrite = word("class-write");
        if (rights == null && !classRead && !classWrite) {
            return null;
        }
        var plain = rights == null ? Rights.NONE : rights;
        return new OsdSpec.Letters(
                plain.read(),
                plain.write(),
                classRead || plain.execute(),
                classWrite || plain.execute(),
                false);
    }

    private boolean word(String word) {
        var start = at.at();
        if (at.spaces(Space.OSD) && at.lit(word)) {
            return true;
        }
        at.back(start);
        return false;
    }

    /// Everything in it is optional; what does not fit is left for who comes next.
    private OsdMatch match() {
        var start = at.at();
        if (grammar.has(Difference.OSD_TAG)) {
            var tag = tag();
            if (tag != null) {
                return tagged(Optional.empty(), tag);
            }
            at.back(start);
            var namespace = namespace();
            tag = namespace == null ? null : tag();
            if (tag != null) {
                return tagged(Optional.ofNullable(namespace), tag);
            }
            at.back(start);
        }
        var auid = auid();
        if (auid != null) {
            return new OsdMatch(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    prefix(),
                    Optional.of(auid));
        }
        at.back(start);
        var pool = pool();
        var namespace = Optional.ofNullable(namespace());
        return OsdMatch.of(pool, namespace, prefix());
    }

    private static OsdMatch tagged(Optional<String> namespace, OsdMatch.Tag tag) {
        return new OsdMatch(Optional.empty(), namespace, Optional.of(tag), "", Optional.empty());
    }

    private Optional<String> pool() {
        var start = at.at();
        if (word("pool") && at.equalsOrSpaces(Space.OSD)) {
            var name = at.word();
            if (name != null) {
                return Optional.of(name);
            }
        }
        at.back(start);
        return Optional.empty();
    }

    private @Nullable String namespace() {
        var start = at.at();
        if (word("namespace") && at.equalsOrSpaces(Space.OSD)) {
            var name = at.wordOrEmpty();
            if (name != null) {
                return grammar.has(Difference.NAMESPACE_GLOB) && at.lit('*') ? name + "*" : name;
            }
        }
        at.back(start);
        return null;
    }

    private String prefix() {
        var start = at.at();
        if (word("object_prefix") && at.spaces(Space.OSD)) {
            var prefix = at.word();
            if (prefix != null) {
                return prefix;
            }
        }
        at.back(start);
        return "";
    }

    /// ` tag rbd data=x`, with space around the sign if one likes.
    private OsdMatch.@Nullable Tag tag() {
        if (!word("tag") || !at.spaces(Space.OSD)) {
            return null;
        }
        var application = at.word();
        if (application == null || !at.spaces(Space.OSD)) {
            return null;
        }
        var key = wildcardOrWord();
        at.spaces(Space.OSD);
        if (key == null || !at.lit('=')) {
            return null;
        }
        at.spaces(Space.OSD);
        var value = wildcardOrWord();
        return value == null ? null : new OsdMatch.Tag(application, key, value);
    }

    private @Nullable String wildcardOrWord() {
        return at.wildcard(grammar) ? OsdMatch.Tag.ANY : at.word();
    }

    private @Nullable Integer auid() {
        return grammar.isBefore(Difference.AUID_REFUSED) && word("auid") && at.spaces(Space.OSD)
                ? at.integer()
                : null;
    }
}
