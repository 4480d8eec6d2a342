package dev.lifeboat.core.control;

import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.plan.StepId;
import dev.lifeboat.core.run.QuestionId;

/// What a person tells a run.
public sealed interface Command {
    /// Who says so.
    String who();

    record Pause(String who) implements Command {}

    record Resume(String who) implements Command {}

    record Retry(String who, String where) implements Command {}

    record Skip(String who, StepId step, String because) implements Command {}

    /// @param choice counts from 1, as shown
    record Answer(String who, QuestionId question, int choice, String because) implements Command {}

    /// "It is only a slow fsck": said of a guest that does not come up.
    record Suppose(String who, VmId vm) implements Command {}

    record Hold(String who, VmId vm) implements Command {}

    /// Writes a remark into the journal.
    record Note(String who, String what) implements Command {}

    record Abort(String who, String because) implements Command {}
}
