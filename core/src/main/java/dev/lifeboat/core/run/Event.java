package dev.lifeboat.core.run;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.plan.StepId;
import java.util.List;

/// Something that happened in a run. The journal of these is the run's only state.
public sealed interface Event {
    /// A controller took the run over; from here on it looks at everything anew.
    record Claimed(String controller) implements Event {}

    /// A lane reached this step.
    record Began(StepId step) implements Event {}

    /// The step is about to be carried out. Written and accepted before the act.
    ///
    /// @param guards what was seen to be true just before, a sentence each
    record Intended(StepId step, int attempt, List<String> guards) implements Event {
        public Intended {
            guards = List.copyOf(guards);
        }
    }

    /// The part that was asked to act has answered; what came of it is not known yet.
    record Acted(StepId step, int attempt, String said) implements Event {}

    /// It was looked at afterwards.
    record Observed(StepId step, Answer answer, String because) implements Event {}

    /// It was already so: somebody had done it by hand, or it needed no act.
    record Adopted(StepId step, String because) implements Event {}

    /// A person decided that it is not done. What it would have proven stays unproven (R5).
    record Skipped(StepId step, String because) implements Event {}

    record Asked(Question question) implements Event {}

    /// The step needs the answer to a question that was already asked.
    record Waits(StepId step, QuestionId question) implements Event {}

    record Answered(QuestionId question, Move move, String because) implements Event {}

    /// Go through a lane, or all lanes of a phase, again.
    record Retried(String where) implements Event {}

    /// Hands off this guest.
    record Held(VmId vm) implements Event {}

    /// Somebody has a theory; from now on its prediction is looked at.
    record Supposed(Theory theory) implements Event {}

    /// Readings have borne the theory out, or refuted it.
    record Judged(TheoryId theory, Answer answer, String because) implements Event {}

    record Paused() implements Event {}

    record Resumed() implements Event {}

    /// The steps not yet done are replaced by those of a new plan.
    record Replanned(Plan plan, String because) implements Event {}

    /// Something that belongs into the record and changes nothing: a hook that failed, a person's
    /// remark.
    record Noted(String what) implements Event {}

    record Aborted(String because) implements Event {}

    /// All is done up to and with the phase that the run was to stop after; it can be resumed.
    record Halted(String after) implements Event {}

    /// Nothing is left to do.
    record Ended(Ending ending) implements Event {}

    /// How a run ended.
    enum Ending {
        /// Each step was done.
        DONE,
        /// Some lanes were given up; the rest is done.
        DONE_IN_PART,
        ABORTED
    }
}
