package dev.lifeboat.core.run;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.plan.Confirm;
import dev.lifeboat.core.plan.HostAnswers;
import dev.lifeboat.core.plan.HumanStep;
import dev.lifeboat.core.plan.IsSilent;
import dev.lifeboat.core.plan.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is done about a claim that does not hold: look again, wait for an answer, or ask.
///
/// @param decisions what was decided so far in this round
record Doubts(Run run, Activity activity, Instant at, List<Decision> decisions) {
    /// A clear no of something that only looks is asked about after this long: long enough for a
    /// reading that was true a moment ago to be replaced.
    private static final Duration NO_MEANS_NO = Duration.ofSeconds(8);

    /// A hypervisor's daemon that is restarted answers again within this.
    private static final Duration HOST_COMES_BACK = Duration.ofSeconds(20);

    /// While a person is asked; a part that is sick is not pestered.
    private static final Duration WAITING_LOOKS_EVERY = Duration.ofSeconds(10);

    /// A disk check that runs completed hundreds of operations in five seconds; thirty forgive a
    /// pause.
    private static final Duration THEORY_NEEDS = Duration.ofSeconds(30);

    /// The claim that a step is about: what it confirms, or what it brings about.
    static Claim claim(Step step) {
        return switch (step) {
            case Confirm(_, var confirmed, _) -> confirmed;
            case HumanStep(_, _, var proof, _) -> proof;
            default -> step;
        };
    }

    void lookOrAsk(Step step, Claim claim, Verdict verdict, Sight sight) {
        var roots = Root.of(claim);
        if (roots.stream().anyMatch(root -> sight.mustLook(root.asks()))) {
            return;
        }
        var root =
                roots.stream()
                        .filter(each -> Root.explains(each, claim, verdict.answer(), sight.view()))
                        .findFirst();
        var known = asked(Questions.topic(step, claim));
        if (known.isPresent()) {
            write(new Event.Waits(step.id(), known.get()));
        } else if (root.isPresent()) {
            lookOrAsk(step, root.get(), root.get().holds(sight.view()), sight);
        } else {
            decisions.add(new Decision.Judged(step.id(), verdict.answer()));
            lookOrAskNow(step, claim, verdict, sight);
        }
    }

    private void lookOrAskNow(Step step, Claim claim, Verdict verdict, Sight sight) {
        var isOver = isPatienceOver(step, claim, verdict, sight);
        if (!isOver || (run.isAborted() && !run.cleanUp().isOfDrill())) {
            sight.lookAgain(claim);
        } else if (run.isAborted()) {
            // Nobody is asked any more; what else there is to clean up is not to wait for it.
            write(new Event.Skipped(step.id(), "it could not be done: " + verdict.because()));
        } else if (step.isTrial()) {
            write(new Event.Observed(step.id(), verdict.answer(), verdict.because()));
        } else if (decisions.stream().noneMatch(Doubts::asks)) {
            // One question at a time: the next step to ask may find that it is the same one.
            write(new Event.Asked(Questions.about(run, step, claim, verdict, sight.view())));
        }
    }

    /// Nothing is done to a host while a person is being asked whether it is dead, whatever it
    /// seems to be at the moment.
    boolean waitsFor(Step step, Claim guard) {
        var question =
                guard instanceof IsSilent
                        ? asked(Questions.topic(step, guard))
                        : Optional.<QuestionId>empty();
        question.ifPresent(open -> write(new Event.Waits(step.id(), open)));
        return question.isPresent();
    }

    boolean isPatienceOver(Step step) {
        return hasPassed(step, step.limits().patience());
    }

    private boolean isPatienceOver(Step step, Claim claim, Verdict verdict, Sight sight) {
        if (claim instanceof HostAnswers(var host)) {
            var last = sight.view().lastSeen(Residents.of(host)).map(Reading.Known::answered);
            return hasPassed(step, HOST_COMES_BACK)
                    && last.filter(seen -> seen.plus(HOST_COMES_BACK).isAfter(at)).isEmpty();
        }
        if (step instanceof HumanStep) {
            // Not a doubt but a request: a person is told at once.
            return true;
        }
        var patience = step.limits().patience();
        if (verdict.answer() != Answer.NO) {
            return hasPassed(step, patience);
        }
        var brief = patience.compareTo(NO_MEANS_NO) > 0 ? NO_MEANS_NO : patience;
        var judged = activity.judged().get(step.id());
        return judged != null
                && judged.answer() == Answer.NO
                && !judged.since().plus(brief).isAfter(at)
                && hasPassed(step, step.actsByItself() ? patience : brief);
    }

    private boolean hasPassed(Step step, Duration patience) {
        var since = run.of(step.id()).since();
        var from = since.isBefore(run.claimed()) ? run.claimed() : since;
        return !from.plus(patience).isAfter(at);
    }

    /// The open question on this topic, or the one that the step waits for which would settle it.
    private Optional<QuestionId> asked(String topic) {
        if (run.open().isEmpty()) {
            return Optional.empty();
        }
        var open =
                run.open().values().stream()
                        .filter(question -> question.topic().equals(topic))
                        .map(Question::id)
                        .findFirst();
        return open.or(() ->
                run.plan()
                        .steps()
                        .filter(step -> run.of(step.id()).waitsFor().isPresent())
                        .filter(step -> step.sentence().equals(topic))
                        .findFirst()
                        .flatMap(step -> run.of(step.id()).waitsFor()));
    }

    /// A question settles itself when what was in doubt is seen to hold, or can be brought about.
    void settle(Question question, Sight always) {
        var step = run.layout().step(question.step());
        var claim = step.flatMap(each -> Questions.claim(each, question));
        if (step.isEmpty() || claim.isEmpty()) {
            return;
        }
        var sight = always.since(run.of(question.step()).since());
        var keys = claim.get().asks();
        sight.lookAgain(keys, WAITING_LOOKS_EVERY);
        if (keys.stream().anyMatch(sight.view()::isStale)) {
            return;
        }
        var verdict = claim.get().holds(sight.view());
        if (verdict.isYes() || mayActNow(step.get(), claim.get(), verdict, sight)) {
            var because = "settled: " + verdict.because();
            write(new Event.Answered(question.id(), new Move.LookAgain(), because));
        }
    }

    /// A prediction is looked at until readings say something about it.
    void judge(Supposition supposed, Sight always) {
        var theory = supposed.theory();
        var sight = always.since(supposed.since());
        var keys = theory.predicts().asks();
        sight.lookAgain(keys, WAITING_LOOKS_EVERY);
        if (sight.mustLook(keys)) {
            return;
        }
        var verdict = theory.predicts().holds(sight.view());
        var early = supposed.since().plus(THEORY_NEEDS).isAfter(at);
        if (verdict.isYes() || (verdict.answer() == Answer.NO && !early)) {
            write(new Event.Judged(theory.id(), verdict.answer(), verdict.because()));
        }
    }

    /// It could not be seen before, so that nothing was tried; now it can.
    private boolean mayActNow(Step step, Claim claim, Verdict verdict, Sight sight) {
        return claim.equals(step)
                && step.actsByItself()
                && verdict.answer() == Answer.NO
                && run.of(step.id()).attempts() == 0
                && step.guards().stream()
                        .allMatch(guard ->
                                sight.holds(guard)
                                        && asked(Questions.topic(step, guard))
                                                .filter(open -> guard instanceof IsSilent)
                                                .isEmpty());
    }

    private static boolean asks(Decision decision) {
        return decision instanceof Decision.Write(Event.Asked _);
    }

    private void write(Event event) {
        decisions.add(new Decision.Write(event));
    }
}
