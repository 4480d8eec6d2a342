package dev.lifeboat.caps;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/// Single questions about caps, answered by the rules of one release or of all.
public final class Caps {
    private Caps() {}

    /// The answer that the releases 12 to 19 share, or UNKNOWN naming them. Those that refuse the
    /// cap have no say: no cluster of theirs has it.
    public static Verdict may(Question question) {
        var say = new ArrayList<Release>();
        for (var release : Release.ALL) {
            if (!(parse(question.service(), question.cap(), release) instanceof ParseAnswer.Bad)) {
                say.add(release);
            }
        }
        return say.isEmpty() ? question.in(Release.PACIFIC) : shared(question, say);
    }

    private static Verdict shared(Question question, List<Release> releases) {
        var by = new EnumMap<May, List<Release>>(May.class);
        for (var release : releases) {
            by.computeIfAbsent(question.in(release).may(), _ -> new ArrayList<>()).add(release);
        }
        if (by.size() == 1) {
            var best = releases.contains(Release.PACIFIC) ? Release.PACIFIC : releases.getLast();
            return question.in(best);
        }
        var parts = new ArrayList<String>();
        by.forEach((may, some) -> parts.add(may + " in " + Release.list(some)));
        return new Verdict(May.UNKNOWN, "it depends on the release: " + String.join("; ", parts));
    }

    /// By the rules of one release.
    public static Verdict may(Question question, Release release) {
        return question.in(release);
    }

    /// Whether the release's daemons take a cap, and where they stop if not.
    public static ParseAnswer parse(Service service, String cap, Release release) {
        if (!release.known()) {
            return new ParseAnswer.NotKnown(Verdict.notKnown(release).because());
        }
        var lenient = read(service, cap, Grammar.lenient(release));
        var strict = read(service, cap, Grammar.strict(release));
        return lenient.equals(strict)
                ? lenient
                : new ParseAnswer.NotKnown(
                        "whether " + release + " takes all words of it is not known here");
    }

    private static ParseAnswer read(Service service, String cap, Grammar grammar) {
        return switch (service) {
            case MON ->
                    ParseAnswer.of(
                            MonCaps.parse(cap, grammar),
                            caps -> caps.grants().stream().map(MonGrant::text).toList());
            case OSD ->
                    ParseAnswer.of(
                            OsdCaps.parse(cap, grammar),
                            caps -> caps.grants().stream().map(OsdGrant::text).toList());
            case MGR -> ParseAnswer.of(MgrParser.parse(cap, grammar), PlainCaps::parts);
            case MDS -> ParseAnswer.of(MdsParser.parse(cap, grammar), PlainCaps::parts);
        };
    }
}
