package dev.lifeboat.core.run;

import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.plan.Lane;
import dev.lifeboat.core.plan.Phase;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.plan.Step;
import dev.lifeboat.core.plan.StepId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What stands where in a plan, and before what. Found once: a run asks for it at each decision.
final class Layout {
    private final Map<StepId, Step> steps = new HashMap<>();
    private final Map<String, Phase> phaseOf = new HashMap<>();
    private final Map<String, List<Phase>> phasesBefore = new HashMap<>();
    private final Map<String, List<Lane>> lanesBefore = new HashMap<>();
    private final Map<VmId, List<Lane>> followers = new HashMap<>();

    Layout(Plan plan) {
        plan.steps().forEach(step -> steps.putIfAbsent(step.id(), step));
        for (var phase : plan.phases()) {
            var before =
                    plan.phases().stream()
                            .filter(other -> phase.after().contains(other.number()))
                            .toList();
            var guests = guests(before);
            for (var lane : phase.lanes()) {
                phaseOf.put(lane.id(), phase);
                lanesBefore.put(lane.id(), lane.guest().map(guests::get).orElse(List.of()));
            }
            phasesBefore.put(phase.number(), before);
        }
        followers.putAll(guests(plan.phases().stream().filter(Phase::laneByLane).toList()));
    }

    /// The lane that each guest has in each of these phases, in their order.
    private static Map<VmId, List<Lane>> guests(List<Phase> phases) {
        var guests = new HashMap<VmId, List<Lane>>();
        for (var phase : phases) {
            for (var lane : phase.lanes()) {
                lane.guest()
                        .ifPresent(
                                vm -> guests.computeIfAbsent(vm, _ -> new ArrayList<>()).add(lane));
            }
        }
        return guests;
    }

    Optional<Step> step(StepId id) {
        return Optional.ofNullable(steps.get(id));
    }

    Phase phase(Lane lane) {
        return found(phaseOf, lane.id());
    }

    /// The phases that a phase comes after.
    List<Phase> before(Phase phase) {
        return found(phasesBefore, phase.number());
    }

    /// The lanes of the same guest in the phases just before.
    List<Lane> before(Lane lane) {
        return found(lanesBefore, lane.id());
    }

    /// The lanes of this guest that begin as soon as another of it is done.
    List<Lane> followers(VmId vm) {
        return followers.getOrDefault(vm, List.of());
    }

    private static <V> V found(Map<String, V> places, String id) {
        var found = places.get(id);
        if (found == null) {
            throw new IllegalArgumentException("the plan of this run has no " + id);
        }
        return found;
    }
}
