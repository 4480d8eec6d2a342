package dev.lifeboat.core.run;

import dev.lifeboat.core.plan.ClearShortEntry;
import dev.lifeboat.core.plan.CutPower;
import dev.lifeboat.core.plan.EnterFence;
import dev.lifeboat.core.plan.Step;
import java.util.Optional;

/// What a person may not decide away (R5): preflight and fence.
public final class Fences {
    private Fences() {}

    static boolean mustNotBeSkipped(Step step) {
        return step instanceof EnterFence
                || step instanceof ClearShortEntry
                || step instanceof CutPower
                || step.id().lane().startsWith("1.");
    }

    /// Why this step cannot be skipped; empty when it can.
    public static Optional<String> whyNotSkip(Step step) {
        return mustNotBeSkipped(step)
                ? Optional.of(
                        step.id()
                                + " cannot be skipped: what comes after it leans on \""
                                + step.sentence()
                                + "\"")
                : Optional.empty();
    }
}
