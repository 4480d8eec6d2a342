package dev.lifeboat.core.run;

import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.plan.Confirm;
import dev.lifeboat.core.plan.GuestIsWell;
import dev.lifeboat.core.plan.Lane;
import dev.lifeboat.core.plan.Phase;
import dev.lifeboat.core.plan.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which lanes of a run may go on now.
///
/// A phase begins when those before it are settled: done, left, or waiting for a person. What waits
/// cannot be overtaken where it matters, since the guards of later steps ask for it themselves.
final class Lanes {
    private final Run run;
    private final Instant at;

    /// Of one moment: each phase is judged once, however many come after it.
    private final Map<String, Boolean> open = new HashMap<>();

    private final Map<String, Boolean> settled = new HashMap<>();
    private final Map<String, Map<VmId, Lane>> guests = new HashMap<>();

    Lanes(Run run, Instant at) {
        this.run = run;
        this.at = at;
    }

    List<Lane> ready() {
        var ready = new ArrayList<Lane>();
        for (var phase : run.phases()) {
            if (isOpen(phase)) {
                ready.addAll(ready(phase));
            }
        }
        return ready;
    }

    List<Lane> ready(Phase phase) {
        var ready = new ArrayList<Lane>();
        var slots = phase.pace().width() - occupied(phase);
        for (var lane : phase.lanes()) {
            if (isSettled(phase, lane) || !mayFollow(phase, lane)) {
                continue;
            }
            if (hasBegun(lane)) {
                ready.add(lane);
            } else if (slots > 0) {
                ready.add(lane);
                slots--;
            }
        }
        return ready;
    }

    boolean isOpen(Phase phase) {
        var known = open.get(phase.number());
        if (known != null) {
            return known;
        }
        var judged = true;
        for (var before : before(phase)) {
            judged &=
                    switch (phase.begins()) {
                        case WHEN_SETTLED -> isSettled(before);
                        case LANE_BY_LANE -> isOpen(before);
                        case WHEN_OVER -> isOver(before);
                    };
        }
        open.put(phase.number(), judged);
        return judged;
    }

    List<Phase> before(Phase phase) {
        return plan().phases().stream()
                .filter(other -> phase.after().contains(other.number()))
                .toList();
    }

    private boolean isOver(Phase phase) {
        return phase.lanes().stream().allMatch(lane -> isOver(phase, lane));
    }

    boolean isSettled(Phase phase) {
        var known = settled.get(phase.number());
        if (known == null) {
            known =
                    isOpen(phase)
                            && phase.lanes().stream().allMatch(lane -> isSettled(phase, lane));
            settled.put(phase.number(), known);
        }
        return known;
    }

    /// Nothing will happen any more in any lane that may be carried out, whatever is answered.
    boolean areOver() {
        return run.phases().stream().allMatch(this::isOver);
    }

    private boolean isOver(Phase phase, Lane lane) {
        return run.current(lane).isEmpty()
                || lane.guest().map(run.held()::contains).orElse(false)
                || (phase.laneByLane()
                        && before(phase, lane).stream()
                                .anyMatch(other ->
                                        run.current(other).isEmpty() && !run.isDone(other)));
    }

    /// Nothing more happens in this lane by itself.
    private boolean isSettled(Phase phase, Lane lane) {
        if (lane.guest().map(run.held()::contains).orElse(false)) {
            return true;
        }
        var current = run.current(lane);
        if (current.isEmpty() || run.of(current.get().id()).waitsFor().isPresent()) {
            return true;
        }
        return phase.laneByLane()
                && before(phase, lane).stream()
                        .anyMatch(other -> isSettledAt(phase, other) && !run.isDone(other));
    }

    private boolean isSettledAt(Phase phase, Lane other) {
        return before(phase).stream()
                .filter(earlier -> lane(earlier, other.guest()).filter(other::equals).isPresent())
                .anyMatch(earlier -> isSettled(earlier, other));
    }

    private boolean mayFollow(Phase phase, Lane lane) {
        return !phase.laneByLane() || before(phase, lane).stream().allMatch(run::isDone);
    }

    /// The lanes of the same guest in the phases just before.
    private List<Lane> before(Phase phase, Lane lane) {
        return before(phase).stream()
                .flatMap(earlier -> lane(earlier, lane.guest()).stream())
                .toList();
    }

    private Optional<Lane> lane(Phase phase, Optional<VmId> guest) {
        var lanes =
                guests.computeIfAbsent(
                        phase.number(),
                        _ -> {
                            var found = new HashMap<VmId, Lane>();
                            phase.lanes()
                                    .forEach(lane ->
                                            lane.guest().ifPresent(vm -> found.put(vm, lane)));
                            return found;
                        });
        return guest.map(lanes::get);
    }

    private boolean hasBegun(Lane lane) {
        return run.of(lane.steps().getFirst().id()).stage() != Progress.Stage.WAITING;
    }

    /// Lanes that are going on, and those whose guest was started a moment ago and is not proven
    /// yet.
    private int occupied(Phase phase) {
        var count = 0;
        for (var lane : phase.lanes()) {
            if (hasBegun(lane) && (!isSettled(phase, lane) || isWarm(phase, lane))) {
                count++;
            }
        }
        return count;
    }

    private boolean isWarm(Phase phase, Lane lane) {
        var done = run.of(lane.steps().getLast().id());
        return run.isDone(lane)
                && done.since().plus(phase.pace().slotFor()).isAfter(at)
                && !followers(lane).stream().allMatch(this::isProven);
    }

    /// What is left is to put its definition back.
    private boolean isProven(Lane lane) {
        return lane.steps().stream()
                .filter(step ->
                        step instanceof Confirm confirm && confirm.claim() instanceof GuestIsWell)
                .allMatch(step -> run.of(step.id()).stage() == Progress.Stage.DONE);
    }

    private List<Lane> followers(Lane lane) {
        return plan().phases().stream()
                .filter(Phase::laneByLane)
                .flatMap(phase -> lane(phase, lane.guest()).stream())
                .toList();
    }

    private Plan plan() {
        return run.plan();
    }
}
