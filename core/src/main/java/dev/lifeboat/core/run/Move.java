package dev.lifeboat.core.run;

import dev.lifeboat.core.evidence.Testimony;
import dev.lifeboat.core.fleet.Subject;

/// What a person can decide when a run asks.
public sealed interface Move {
    /// Something was done outside, or time has passed: look once more.
    record LookAgain() implements Move {}

    /// Carry the act out once more.
    record TryAgain() implements Move {}

    /// Give up on what is blocked; nothing that it would have proven counts as proven.
    record Leave() implements Move {}

    /// Add what a person has seen or accepts to the evidence.
    record Say(Subject about, Testimony.Statement statement) implements Move {}

    /// Make a new plan from what is seen now.
    record PlanAgain() implements Move {}

    /// End the run: nothing more is begun.
    record EndRun() implements Move {}
}
