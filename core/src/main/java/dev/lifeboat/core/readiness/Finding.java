package dev.lifeboat.core.readiness;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/// What a check found of one subject.
///
/// @param ready whether recovery can lean on it
/// @param evidence the reading that decided, or that is missing
/// @param remedy a command that mends it, or that shows what to mend
public record Finding(
        CheckId check,
        Subject subject,
        Answer ready,
        String because,
        Reading<?> evidence,
        Optional<String> remedy) {

    /// What blocks comes first, then what is unproven, each in the order in which one fault brings
    /// on the next.
    static final Comparator<Finding> ORDER =
            Comparator.<Finding>comparingInt(finding -> urgency(finding.ready()))
                    .thenComparing(Finding::check)
                    .thenComparing(Finding::subject, Subject.ORDER);

    static Finding of(
            Check<?> check, Subject subject, Verdict verdict, Reading<?> evidence, String remedy) {
        return new Finding(
                check.id(),
                subject,
                verdict.answer(),
                verdict.because(),
                evidence,
                verdict.isYes() ? Optional.empty() : Optional.of(remedy));
    }

    private static int urgency(Answer ready) {
        return switch (ready) {
            case NO -> 0;
            case UNKNOWN -> 1;
            case YES -> 2;
        };
    }

    public Level level() {
        return check.level();
    }

    /// When it stops being proven; empty while it is not.
    public Optional<Instant> until() {
        return ready == Answer.YES
                ? Optional.of(evidence.answered().plus(check.holdsFor()))
                : Optional.empty();
    }

    /// As it stands at that time: a proof that is too old is none.
    Finding at(Instant at) {
        if (ready != Answer.YES || at.isBefore(evidence.answered().plus(check.holdsFor()))) {
            return this;
        }
        var stale =
                "last seen so "
                        + days(Duration.between(evidence.answered(), at))
                        + " ago, which proves it for "
                        + days(check.holdsFor())
                        + " only: "
                        + because;
        return new Finding(
                check, subject, Answer.UNKNOWN, stale, evidence, Optional.of("lifeboat ready"));
    }

    private static String days(Duration age) {
        if (age.toMinutes() < 120) {
            return age.toMinutes() + " min";
        }
        return age.toHours() < 48 ? age.toHours() + " h" : age.toDays() + " d";
    }
}
