package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.Subject;

/// What a person said they saw or accept. It is evidence like any other, with a name on it.
public record Testimony(Statement statement, String by) implements Fact<Subject> {
    /// What a person can say.
    public enum Statement {
        /// "I have seen it powered off": about a host.
        SEEN_OFF,
        /// "It is unplugged and stays so": about a host whose address cannot be fenced.
        UNPLUGGED,
        /// "I accept that two instances may answer on its address": about one named guest.
        MAY_ANSWER_TWICE
    }

    public static final Kind<Testimony, Subject> KIND =
            new Kind<>("testimony", Testimony.class, Kind.HISTORY);

    public static Key<Testimony, Subject> of(Subject about) {
        return KIND.of(about);
    }
}
