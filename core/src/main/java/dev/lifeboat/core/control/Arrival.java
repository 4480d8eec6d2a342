package dev.lifeboat.core.control;

import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.plan.StepId;
import java.time.Instant;
import java.util.Map;

/// Something that the loop waited for.
public sealed interface Arrival {
    /// Looks that have ended.
    record Looked(Map<Key<?, ?>, Reading<?>> readings) implements Arrival {}

    /// An act that has ended, well or not.
    record Acted(StepId step, int attempt, Outcome outcome, Instant at) implements Arrival {}

    record Commanded(Command command) implements Arrival {}

    /// Time has passed.
    record Tick() implements Arrival {}

    /// Nothing can arrive any more: the process is stopping, or a simulated night is over.
    record Quiet() implements Arrival {}
}
