package dev.lifeboat.core.run;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.plan.StepId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/// What this controller has in hand at the moment. Lost at a crash, and not needed after one.
///
/// @param acting steps whose act has begun and not ended
/// @param voided the readings that its acts have made void
/// @param looking what is being looked at
/// @param judged what was last found of each step that does not hold yet
public record Activity(
        Set<StepId> acting, Voided voided, Set<Key<?, ?>> looking, Map<StepId, Judged> judged) {
    /// @param since when the answer became this one
    public record Judged(Answer answer, Instant since) {}

    public static final Activity NONE = new Activity(Set.of(), new Voided(), Set.of(), Map.of());
}
