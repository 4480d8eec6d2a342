package dev.lifeboat.core.run;

import dev.lifeboat.core.plan.StepId;
import java.util.List;

/// What a run needs a person for. It stops the lanes that wait for it, not the run.
///
/// @param topic the claim that is in doubt; steps that lean on the same claim wait for the same
///   answer
/// @param step the step that asked
/// @param ask the question, such as `cannot tell whether kct09 still speaks for its guests`
/// @param evidence what was seen, a line each, with its source
public record Question(
        QuestionId id,
        String topic,
        StepId step,
        String ask,
        List<String> evidence,
        List<Choice> choices) {
    public Question {
        evidence = List.copyOf(evidence);
        choices = List.copyOf(choices);
    }
}
