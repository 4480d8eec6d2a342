package dev.lifeboat.core.run;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.plan.StepId;
import java.util.SortedSet;

/// What a run wants done next.
public sealed interface Decision {
    /// Look at these, and come back.
    record Look(SortedSet<Key<?, ?>> keys) implements Decision {}

    /// The step's claim does not hold: remember since when that is the answer. Told, so that one
    /// unlucky reading is not asked about.
    record Judged(StepId step, Answer answer) implements Decision {}

    /// Write this down. After an accepted [Event.Intended] its step is carried out.
    record Write(Event event) implements Decision {}
}
