package dev.lifeboat.caps;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Does anybody lose any permission from one set of caps to another?
///
/// Told by meaning, not by text: for each part of the caps of before there are finitely many
/// requests that stand for all that it allows, because the caps of after can tell no more requests
/// apart ([OsdWitnesses], [MonWitnesses]). Each is put to the same judges that answer questions.
///
/// @param losses what is lost for sure
/// @param doubts sentences on what cannot be told
public record Comparison(List<Loss> losses, List<String> doubts) {
    /// Parts of one cap that are compared. Caps that people write have a dozen; each is compared
    /// with each.
    private static final int MOST_PARTS = 500;

    public Comparison {
        losses = List.copyOf(losses);
        doubts = List.copyOf(doubts);
    }

    /// For sure.
    public boolean nothingIsLost() {
        return losses.isEmpty() && doubts.isEmpty();
    }

    /// @param before all caps of an entity, by service
    /// @param after all of them again
    /// @param release by whose rules
    public static Comparison between(
            Map<String, String> before, Map<String, String> after, Release release) {
        var losses = new ArrayList<Loss>();
        var doubts = new ArrayList<String>();
        if (!release.known()) {
            doubts.add(Verdict.notKnown(release).because());
        }
        for (var service : Service.values()) {
            var was = before.getOrDefault(service.toString(), "");
            var is = after.getOrDefault(service.toString(), "");
            if (!release.known() || was.equals(is)) {
                continue;
            }
            var one =
                    switch (service) {
                        case MON -> mon(was, is, release);
                        case OSD -> osd(was, is, release);
                        case MGR, MDS -> plain(service, was, is, release);
                    };
            losses.addAll(one.losses);
            doubts.addAll(one.doubts);
        }
        return new Comparison(losses, doubts);
    }

    private static Comparison mon(String was, String is, Release release) {
        if (!(MonCaps.parse(was, release) instanceof Parsed.Good<MonCaps>(var before))) {
            return new Comparison(List.of(), List.of()); // what cannot be read gives nothing
        }
        var after =
                MonCaps.parse(is, release) instanceof Parsed.Good<MonCaps>(var good)
                        ? good
                        : MonCaps.none(release);
        if (before.grants().size() + after.grants().size() > MOST_PARTS) {
            return tooMany(Service.MON);
        }
        return new MonWitnesses(before, after).compared();
    }

    private static Comparison osd(String was, String is, Release release) {
        if (!(OsdCaps.parse(was, release) instanceof Parsed.Good<OsdCaps>(var before))) {
            return new Comparison(List.of(), List.of());
        }
        var after =
                OsdCaps.parse(is, release) instanceof Parsed.Good<OsdCaps>(var good)
                        ? good
                        : OsdCaps.none(release);
        if (before.atoms().size() + after.atoms().size() > MOST_PARTS) {
            return tooMany(Service.OSD);
        }
        return new OsdWitnesses(before, after).compared();
    }

    static Comparison tooMany(Service service) {
        return new Comparison(
                List.of(),
                List.of(service + ": these caps have too many parts to compare all they allow"));
    }

    /// Part by part: what is there word by word, or covered by everything, is not lost.
    private static Comparison plain(Service service, String was, String is, Release release) {
        var before = grants(service, was, release);
        var after = grants(service, is, release);
        var doubts = new ArrayList<String>();
        for (var grant : before) {
            var kept =
                    after.stream()
                            .anyMatch(other ->
                                    other.isAll()
                                            || (other.meaning().equals(grant.meaning())
                                                    && (other.network().isEmpty()
                                                            || other.network()
                                                                    .equals(grant.network()))));
            if (!kept && !after.isEmpty()) {
                doubts.add(
                        service
                                + ": whether another part gives what '"
                                + grant.text()
                                + "' gave is not known here");
            }
        }
        return after.isEmpty() && !before.isEmpty()
                ? new Comparison(
                        List.of(new Loss(service, "all that '" + was + "' gave", Optional.empty())),
                        List.of())
                : new Comparison(List.of(), doubts);
    }

    private static List<PlainGrant> grants(Service service, String cap, Release release) {
        var parsed = PlainCaps.parse(service, cap, release);
        return parsed instanceof Parsed.Good<PlainCaps>(var caps) ? caps.grants() : List.of();
    }
}
