package dev.lifeboat.core.readiness;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.Subject;
import dev.lifeboat.core.fleet.Words;
import dev.lifeboat.core.plan.Goal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/// What a check found of one subject.
///
/// @param ready whether recovery can lean on it
/// @param evidence the reading that decided, or that is missing
/// @param remedy a command that mends it, or that shows what to mend
/// @param basis all that was read for it, sorted, each once
/// @param drills what drills have shown of it, as far as that still counts
public record Finding(
        CheckId check,
        Subject subject,
        Answer ready,
        String because,
        Reading<?> evidence,
        Optional<String> remedy,
        List<Key<?, ?>> basis,
        List<Proof> drills) {

    public Finding {
        drills = List.copyOf(drills);
    }

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
                verdict.isYes() ? Optional.empty() : Optional.of(remedy),
                List.of(),
                List.of());
    }

    /// @param remedy asked for only where there is something to mend
    static Finding of(
            Check<?> check,
            Subject subject,
            Verdict verdict,
            Reading<?> evidence,
            Supplier<String> remedy) {
        return of(check, subject, verdict, evidence, verdict.isYes() ? "" : remedy.get());
    }

    /// A list, and not a set: a fleet has some hundred thousand findings.
    Finding restingOn(Collection<Key<?, ?>> read) {
        var keys = read.stream().sorted().distinct().toList();
        return new Finding(check, subject, ready, because, evidence, remedy, keys, drills);
    }

    private static int urgency(Answer ready) {
        return switch (ready) {
            case NO -> 0;
            case UNKNOWN -> 1;
            case YES -> 2;
        };
    }

    public Level level() {
        return drills.isEmpty() ? check.level() : Level.DRILL;
    }

    /// When it stops being proven; empty while it is not.
    public Optional<Instant> until() {
        return ready == Answer.YES
                ? drills.stream()
                        .map(proof -> proof.held().until())
                        .max(Instant::compareTo)
                        .or(() -> Optional.of(evidence.answered().plus(check.holdsFor())))
                : Optional.empty();
    }

    /// With what a drill of the same claim has shown. What was tried outdoes what was read; once
    /// something that it rested on has changed it counts no more, and that is said.
    Finding with(Proof drilled, Recovery recovery, Instant at) {
        var ago = days(Duration.between(drilled.held().from(), at)) + " ago";
        var changes = drilled.changes(recovery);
        if (!changes.isEmpty()) {
            return saying(
                    "; its " + noun(drilled) + " of " + ago + " is void: " + changes.getFirst());
        }
        if (!drilled.held().covers(at)) {
            return saying("; last " + kind(drilled) + "drilled " + ago);
        }
        var elsewhere = elsewhere(drilled, recovery);
        if (elsewhere.isPresent()) {
            return saying("; " + kind(drilled) + "drilled " + ago + ", " + elsewhere.get());
        }
        return switch (drilled.answer()) {
            case YES ->
                    ready == Answer.YES
                            ? proven(drilled, "; " + kind(drilled) + "drilled " + ago)
                            : this;
            case NO -> failed(drilled, "a " + noun(drilled) + " of it failed " + ago + ", ");
            case UNKNOWN ->
                    saying("; a " + noun(drilled) + " of it, " + ago + ", did not prove it");
        };
    }

    /// Guests go where the plan brings them now: that they come up on another host, or do not, is
    /// no answer. One host where it failed is enough for a no.
    private static Optional<String> elsewhere(Proof drilled, Recovery recovery) {
        var tried = drilled.where();
        var needed = recovery.places(drilled.subject());
        if (tried.isEmpty() || needed.isEmpty()) {
            return Optional.empty();
        }
        if (Collections.disjoint(tried, needed)) {
            var failed = drilled.answer() == Answer.NO ? "which failed " : "";
            return Optional.of(
                    failed + "on " + Words.list(tried) + " and not where it is needed now");
        }
        var left = new TreeSet<>(needed);
        left.removeAll(tried);
        return (left.isEmpty() || drilled.answer() != Answer.YES)
                ? Optional.empty()
                : Optional.of("but not on " + Words.list(left));
    }

    private Finding proven(Proof drilled, String more) {
        return new Finding(
                check, subject, ready, because + more, evidence, remedy, basis, and(drilled));
    }

    private Finding failed(Proof drilled, String when) {
        return new Finding(
                check,
                subject,
                Answer.NO,
                when + drilled.because(),
                evidence,
                remedy.or(() -> Optional.of(again(drilled))),
                basis,
                and(drilled));
    }

    private List<Proof> and(Proof drilled) {
        var all = new ArrayList<>(drills);
        all.add(drilled);
        return all;
    }

    /// The usual one of a check goes without a name.
    private static String kind(Proof drilled) {
        return drilled.drill().filter(kind -> kind == Goal.Drill.Kind.FULL).isPresent()
                ? "fully "
                : "";
    }

    private static String noun(Proof drilled) {
        return kind(drilled).isEmpty() ? "drill" : "full drill";
    }

    private static String again(Proof drilled) {
        var drill = drilled.drill().map(kind -> kind.name().toLowerCase(Locale.ROOT) + " ");
        return "lifeboat drill " + drill.orElse("") + drilled.host();
    }

    /// The same, and it is not known beside that.
    Finding unproven(String more, String next) {
        return new Finding(
                check,
                subject,
                ready.and(Answer.UNKNOWN),
                because + more,
                evidence,
                remedy.or(() -> Optional.of(next)),
                basis,
                drills);
    }

    Finding saying(String more) {
        return new Finding(check, subject, ready, because + more, evidence, remedy, basis, drills);
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
                check,
                subject,
                Answer.UNKNOWN,
                stale,
                evidence,
                Optional.of("lifeboat ready"),
                basis,
                drills);
    }

    private static String days(Duration age) {
        if (age.toMinutes() < 120) {
            return age.toMinutes() + " min";
        }
        return age.toHours() < 48 ? age.toHours() + " h" : age.toDays() + " d";
    }
}
