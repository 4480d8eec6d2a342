package dev.lifeboat.screens;

import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.run.Move;

/// What a person decided, in words that follow their name.
final class Moves {
    private Moves() {}

    static String words(Move move, Plan plan) {
        return switch (move) {
            case Move.LookAgain() -> "look again";
            case Move.TryAgain() -> "try again";
            case Move.Leave() -> "leave it";
            case Move.PlanAgain() -> "make a new plan";
            case Move.EndRun() -> "end the run";
            case Move.Say(var about, var statement) -> {
                var name = Lanes.name(about, plan);
                yield switch (statement) {
                    case SEEN_OFF -> "has seen " + name + " powered off";
                    case UNPLUGGED -> name + " is unplugged and stays so";
                    case GIVEN_UP -> "treat " + name + " as dead";
                    case MAY_RESTART -> name + " may be stopped and started again";
                    case MAY_ANSWER_TWICE -> "two of " + name + " may answer";
                };
            }
        };
    }
}
