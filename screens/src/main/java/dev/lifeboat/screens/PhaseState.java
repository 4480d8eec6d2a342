package dev.lifeboat.screens;

import dev.lifeboat.core.plan.Lane;
import dev.lifeboat.core.plan.Phase;
import dev.lifeboat.core.run.Progress;
import dev.lifeboat.core.run.Run;

/// How far a phase is.
public enum PhaseState {
    /// Nothing of it has begun.
    AHEAD("", "ahead", Style.FAINT),
    GOING("...", "under way", Style.STRONG),
    ASKS("asks", "asks", Style.OPEN),
    DONE("done", "done", Style.GOOD),
    /// It is over, and not all of it was done.
    LEFT("left", "left", Style.BAD);

    private final String word;
    private final String text;
    private final Style style;

    PhaseState(String word, String text, Style style) {
        this.word = word;
        this.text = text;
        this.style = style;
    }

    /// For pages, which have more room and are read aloud.
    public String text() {
        return text;
    }

    public Style style() {
        return style;
    }

    Span span() {
        return new Span(style, Plain.pad(word, 6));
    }

    static PhaseState of(Phase phase, Run run) {
        if (phase.lanes().stream().allMatch(run::isDone)) {
            return DONE;
        }
        if (phase.lanes().stream().anyMatch(lane -> waits(lane, run))) {
            return ASKS;
        }
        if (phase.lanes().stream().noneMatch(lane -> hasBegun(lane, run))) {
            return AHEAD;
        }
        return phase.lanes().stream().allMatch(lane -> run.current(lane).isEmpty()) ? LEFT : GOING;
    }

    private static boolean waits(Lane lane, Run run) {
        return run.current(lane)
                .map(step -> run.of(step.id()).waitsFor().isPresent())
                .orElse(false);
    }

    private static boolean hasBegun(Lane lane, Run run) {
        return run.of(lane.steps().getFirst().id()).stage() != Progress.Stage.WAITING;
    }
}
