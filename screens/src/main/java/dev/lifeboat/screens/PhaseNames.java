package dev.lifeboat.screens;

import dev.lifeboat.core.fleet.Words;
import dev.lifeboat.core.plan.BreakLock;
import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.plan.Phase;
import dev.lifeboat.core.plan.Plan;

/// What the phases of a plan are called, the same on every screen.
final class PhaseNames {
    private PhaseNames() {}

    static String of(Phase phase, Plan plan) {
        return plan.goal() instanceof Goal.Evacuate(var dead, _)
                ? evacuation(phase, Words.list(dead))
                : phase.name();
    }

    private static String evacuation(Phase phase, String dead) {
        return switch (phase.number()) {
            case "0" -> "freeze the customer panel";
            case "2a" -> dead + " cannot write";
            case "2b" -> dead + " cannot speak";
            case "3" -> locks(phase);
            case "4" -> "start " + Words.count(phase.lanes().size(), "guest");
            case "6" -> "hold " + dead + "'s return";
            default -> phase.name();
        };
    }

    private static String locks(Phase phase) {
        var disks =
                phase.lanes().stream()
                        .flatMap(lane -> lane.steps().stream())
                        .filter(BreakLock.class::isInstance)
                        .count();
        return disks == 1 ? "free 1 disk's lock" : "free " + disks + " disks' locks";
    }
}
