package dev.lifeboat.core.run;

import java.time.Instant;
import java.util.Optional;

/// How far a step is.
///
/// @param since when it got there; patience counts from here
/// @param attempts how often its act was intended
/// @param waitsFor the question that it waits for
/// @param because the last thing known about it
public record Progress(
        Stage stage, Instant since, int attempts, Optional<QuestionId> waitsFor, String because) {
    /// The stages, in order.
    public enum Stage {
        WAITING,
        BEGUN,
        INTENDED,
        DONE,
        /// Not done, by a person's decision.
        LEFT;

        public boolean isOver() {
            return this == DONE || this == LEFT;
        }
    }

    static final Progress NOT_YET =
            new Progress(Stage.WAITING, Instant.MIN, 0, Optional.empty(), "");

    Progress at(Stage next, Instant when, String why) {
        return new Progress(next, when, attempts, Optional.empty(), why);
    }

    Progress intended(int attempt, Instant when) {
        return new Progress(Stage.INTENDED, when, attempt, Optional.empty(), because);
    }

    Progress waitingFor(QuestionId question) {
        return new Progress(stage, since, attempts, Optional.of(question), because);
    }

    Progress notAfter(Instant latest) {
        return since.isAfter(latest)
                ? new Progress(stage, latest, attempts, waitsFor, because)
                : this;
    }

    /// Answered: patience starts anew.
    Progress released(Instant when, boolean tryAgain) {
        return new Progress(stage, when, tryAgain ? 0 : attempts, Optional.empty(), because);
    }
}
