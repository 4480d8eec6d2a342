package dev.lifeboat.core.run;

import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.plan.Lane;
import dev.lifeboat.core.plan.Step;
import java.util.Optional;
import java.util.function.Function;

/// What is still done of a drill when something of it was left undone, or when it is aborted: it
/// takes away what it has made.
record CleanUp(Goal goal, boolean aborted) {
    boolean isOfDrill() {
        return goal instanceof Goal.Drill;
    }

    boolean has(Step step) {
        return isOfDrill() && step.cleansUp();
    }

    /// The step that a lane is at; empty when it is through or was left.
    Optional<Step> current(Lane lane, Function<Step, Progress.Stage> at) {
        var begun = at.apply(lane.steps().getFirst()) != Progress.Stage.WAITING;
        var left = false;
        for (var step : lane.steps()) {
            var stage = at.apply(step);
            left |= stage == Progress.Stage.LEFT;
            // Of a drill that is aborted, what was begun is seen to its end.
            var comes =
                    (aborted && isOfDrill())
                            ? (stage == Progress.Stage.INTENDED || (begun && has(step)))
                            : (!left || has(step));
            if (!stage.isOver() && comes) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }
}
