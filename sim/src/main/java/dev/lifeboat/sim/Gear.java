package dev.lifeboat.sim;

import dev.lifeboat.core.control.Crew;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.spi.Ports;
import java.util.function.UnaryOperator;

/// What may stand between a simulated site and those who recover it: a test breaks things here.
///
/// @param ports what the hands and eyes use
/// @param plan what the planner made
/// @param crew world and journal of the loop
record Gear(UnaryOperator<Ports> ports, UnaryOperator<Plan> plan, UnaryOperator<Crew> crew) {
    static final Gear PLAIN =
            new Gear(UnaryOperator.identity(), UnaryOperator.identity(), UnaryOperator.identity());

    /// This, and then that further out.
    Gear and(Gear outer) {
        return new Gear(
                it -> outer.ports().apply(ports.apply(it)),
                it -> outer.plan().apply(plan.apply(it)),
                it -> outer.crew().apply(crew.apply(it)));
    }

    static Gear ports(UnaryOperator<Ports> ports) {
        return new Gear(ports, UnaryOperator.identity(), UnaryOperator.identity());
    }

    static Gear plan(UnaryOperator<Plan> plan) {
        return new Gear(UnaryOperator.identity(), plan, UnaryOperator.identity());
    }

    static Gear crew(UnaryOperator<Crew> crew) {
        return new Gear(UnaryOperator.identity(), UnaryOperator.identity(), crew);
    }
}
