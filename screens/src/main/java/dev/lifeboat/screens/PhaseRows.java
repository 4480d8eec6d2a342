package dev.lifeboat.screens;

import dev.lifeboat.core.fleet.Words;
import dev.lifeboat.core.plan.CutPower;
import dev.lifeboat.core.plan.EnterFence;
import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.plan.Phase;
import dev.lifeboat.core.run.Progress;
import dev.lifeboat.core.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/// How far each phase of a run is.
///
/// @param end when the run ended; while it goes on, now
record PhaseRows(Run run, RunTimes times, Instant end, List<GuestStage> guests) {

    List<PhaseRow> all() {
        var rows = new ArrayList<PhaseRow>();
        var next = true;
        for (var phase : run.plan().phases()) {
            var state = PhaseState.of(phase, run);
            var ahead = state == PhaseState.AHEAD;
            rows.add(
                    new PhaseRow(
                            phase.number(),
                            PhaseNames.of(phase, run.plan()),
                            state,
                            ahead && next,
                            ahead ? "" : took(phase, state),
                            ahead ? "" : detail(phase, state)));
            next = next && !ahead;
        }
        return rows;
    }

    private String took(Phase phase, PhaseState state) {
        var until = state == PhaseState.DONE ? times.ended(phase).orElse(end) : end;
        return times.began(phase)
                .map(began -> Page.took(Duration.between(began, until)))
                .orElse("");
    }

    private String detail(Phase phase, PhaseState state) {
        var done = phase.lanes().stream().filter(run::isDone).count();
        var counted = done + " of " + phase.lanes().size();
        if (!(run.plan().goal() instanceof Goal.Evacuate)) {
            return counted + asked(phase, ", ");
        }
        return switch (phase.number()) {
            case "2a", "2b" -> state == PhaseState.ASKS ? asked(phase) : found(phase);
            case "3" -> counted + asked(phase, ", ");
            case "4" -> counted + " started" + asked(phase, ", ");
            case "5" -> stages();
            default -> asked(phase);
        };
    }

    /// What was seen of the fence and the power.
    private String found(Phase phase) {
        return phase.lanes().stream()
                .flatMap(lane -> lane.steps().stream())
                .filter(step -> step instanceof EnterFence || step instanceof CutPower)
                .filter(step -> run.of(step.id()).stage() == Progress.Stage.DONE)
                .map(step -> run.of(step.id()).because())
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private String asked(Phase phase, String before) {
        var asked = asked(phase);
        return asked.isEmpty() ? "" : before + asked;
    }

    private String asked(Phase phase) {
        var questions =
                phase.lanes().stream()
                        .flatMap(lane -> run.current(lane).stream())
                        .flatMap(step -> run.of(step.id()).waitsFor().stream())
                        .distinct()
                        .sorted()
                        .toList();
        return questions.isEmpty() ? "" : "waits for " + Words.list(questions);
    }

    /// `4 answering, 1 checking disk`
    private String stages() {
        var counts = new LinkedHashMap<String, Integer>();
        var waiting = 0;
        for (var guest : guests) {
            if (guest.style() == Style.FAINT) {
                waiting++;
            } else {
                counts.merge(guest.words().replaceFirst("(: q| )[0-9].*", ""), 1, Integer::sum);
            }
        }
        if (waiting > 0) {
            counts.put("waiting", waiting);
        }
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + Sheet.HARD_SPACE + entry.getKey())
                .collect(Collectors.joining(", "));
    }
}
