package dev.lifeboat.core.run;

import dev.lifeboat.core.plan.Confirm;
import dev.lifeboat.core.plan.GuestIsWell;
import dev.lifeboat.core.plan.Lane;
import dev.lifeboat.core.plan.Phase;
import dev.lifeboat.core.plan.Step;
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

    /// Of one moment: each phase and lane is judged once, however many come after it.
    private final Map<String, Boolean> open = new HashMap<>();

    private final Map<String, Boolean> settled = new HashMap<>();
    private final Map<String, List<Lane>> ready = new HashMap<>();
    private final Map<String, Optional<Step>> current = new HashMap<>();

    Lanes(Run run, Instant at) {
        this.run = run;
        this.at = at;
    }

    List<Lane> ready() {
        var all = new ArrayList<Lane>();
        for (var phase : run.phases()) {
            if (isOpen(phase)) {
                all.addAll(ready(phase));
            }
        }
        return all;
    }

    List<Lane> ready(Phase phase) {
        return ready.computeIfAbsent(phase.number(), _ -> findReady(phase));
    }

    /// The step that a lane is at; empty when it is through or was left.
    Optional<Step> current(Lane lane) {
        return current.computeIfAbsent(lane.id(), _ -> run.current(lane));
    }

    private List<Lane> findReady(Phase phase) {
        var found = new ArrayList<Lane>();
        var slots = phase.pace().width() - occupied(phase);
        for (var lane : phase.lanes()) {
            if (isSettled(phase, lane) || !mayFollow(phase, lane)) {
                continue;
            }
            if (hasBegun(lane)) {
                found.add(lane);
            } else if (slots > 0) {
                found.add(lane);
                slots--;
            }
        }
        return found;
    }

    boolean isOpen(Phase phase) {
        var known = open.get(phase.number());
        if (known != null) {
            return known;
        }
        var judged = true;
        for (var before : run.layout().before(phase)) {
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
        return current(lane).isEmpty()
                || lane.guest().map(run.held()::contains).orElse(false)
                || (phase.laneByLane()
                        && run.layout().before(lane).stream()
                                .anyMatch(other -> current(other).isEmpty() && !run.isDone(other)));
    }

    /// Nothing more happens in this lane by itself.
    private boolean isSettled(Phase phase, Lane lane) {
        if (lane.guest().map(run.held()::contains).orElse(false)) {
            return true;
        }
        var step = current(lane);
        if (step.isEmpty() || run.of(step.get().id()).waitsFor().isPresent()) {
            return true;
        }
        return phase.laneByLane()
                && run.layout().before(lane).stream()
                        .anyMatch(other -> isSettled(other) && !run.isDone(other));
    }

    private boolean isSettled(Lane lane) {
        return isSettled(run.layout().phase(lane), lane);
    }

    private boolean mayFollow(Phase phase, Lane lane) {
        return !phase.laneByLane() || run.layout().before(lane).stream().allMatch(run::isDone);
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
        var last = run.of(lane.steps().getLast().id());
        return last.since().plus(phase.pace().slotFor()).isAfter(at)
                && run.isDone(lane)
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
        return lane.guest().map(run.layout()::followers).orElse(List.of());
    }
}
