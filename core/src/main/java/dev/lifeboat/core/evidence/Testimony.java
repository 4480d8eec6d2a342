package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.Subject;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What people said they saw or accept. It is evidence like any other, with a name on it.
///
/// @param said each statement, and who made it
public record Testimony(SortedMap<Statement, String> said) implements Fact<Subject> {
    /// What a person can say.
    public enum Statement {
        /// "I have seen it powered off": about a host.
        SEEN_OFF,
        /// "It is unplugged and stays so": about a host whose address cannot be fenced.
        UNPLUGGED,
        /// "Treat it as dead although it still answers": about a host.
        GIVEN_UP,
        /// "Stop it and start it again": about one named guest.
        MAY_RESTART,
        /// "I accept that two instances may answer on its address": about one named guest.
        MAY_ANSWER_TWICE
    }

    public static final Kind<Testimony, Subject> KIND =
            new Kind<>("testimony", Testimony.class, Kind.HISTORY);

    public static Key<Testimony, Subject> of(Subject about) {
        return KIND.of(about);
    }

    public static Testimony of(Statement statement, String who) {
        return new Testimony(new TreeMap<>(Map.of(statement, who)));
    }

    /// This, and what was said later.
    public Testimony and(Testimony later) {
        var all = new TreeMap<>(said);
        all.putAll(later.said);
        return new Testimony(all);
    }

    /// Who said it of this subject, if anybody did.
    public static Optional<String> by(Snapshot now, Subject about, Statement statement) {
        return now.lastSeen(of(about))
                .flatMap(known -> Optional.ofNullable(known.seen().said().get(statement)));
    }
}
