package dev.lifeboat.core.run;

import dev.lifeboat.core.evidence.Key;
import java.util.SortedSet;

/// What a run wants done next.
public sealed interface Decision {
    /// Look at these, and come back.
    record Look(SortedSet<Key<?, ?>> keys) implements Decision {}

    /// Write this down. After an accepted [Event.Intended] its step is carried out.
    record Write(Event event) implements Decision {}
}
