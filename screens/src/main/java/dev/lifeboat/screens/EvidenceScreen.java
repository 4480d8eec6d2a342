package dev.lifeboat.screens;

import dev.lifeboat.core.evidence.FactText;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.plan.Step;
import dev.lifeboat.core.run.Progress;
import dev.lifeboat.core.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;

/// How do you know? The readings behind what a run shows, with command and age.
public final class EvidenceScreen {
    private static final int WHAT = 6;

    private final Run run;
    private final Snapshot known;
    private final Instant at;
    private final Sheet sheet;

    private EvidenceScreen(Run run, Snapshot known, Instant at, Page page) {
        this.run = run;
        this.known = known;
        this.at = at;
        this.sheet = new Sheet(page);
    }

    /// @param known all readings so far
    public static String text(Run run, Snapshot known, Instant at, Page page) {
        return new EvidenceScreen(run, known, at, page).text();
    }

    private String text() {
        sheet.line(new Span(Style.STRONG, "What run " + run.id() + " leans on")).blank();
        var keys = new LinkedHashMap<Key<?, ?>, Boolean>();
        for (var lane : run.plan().lanes().toList()) {
            lane.steps().stream()
                    .filter(this::isShown)
                    .forEach(step -> {
                        claim(step);
                        step.asks().stream()
                                .filter(key -> !key.kind().isHistory())
                                .filter(key -> keys.putIfAbsent(key, true) == null)
                                .forEach(this::reading);
                    });
        }
        return sheet.toString();
    }

    /// What has been begun; of what is done, what only looks, and the fence.
    private boolean isShown(Step step) {
        return switch (run.of(step.id()).stage()) {
            case BEGUN, INTENDED -> true;
            case DONE -> !step.actsByItself() || step.id().lane().startsWith("2");
            case WAITING, LEFT -> false;
        };
    }

    private void claim(Step step) {
        var done = run.of(step.id()).stage() == Progress.Stage.DONE;
        var word = done ? "yes" : "looking";
        sheet.entry(2 + 9, step.sentence(), Span.plain("  " + Plain.pad(word, 9)));
    }

    private void reading(Key<?, ?> key) {
        var reading = read(key);
        if (reading.answered().equals(Instant.MIN)) {
            return;
        }
        var what =
                switch (reading) {
                    case Reading.Known<?>(var fact, _, _, _) -> FactText.of(fact);
                    case Reading.Unknown<?>(var why, _, _, _) -> "not known: " + why;
                };
        var age = Page.age(Duration.between(reading.answered(), at)).replace(" ", Sheet.HARD_SPACE);
        var about = key.kind().name() + " of " + Lanes.name(key.subject(), run.plan());
        sheet.text(
                WHAT,
                about
                        + ": "
                        + what
                        + "  ("
                        + reading.source().command()
                        + ", "
                        + age
                        + Sheet.HARD_SPACE
                        + "ago)");
    }

    private Reading<?> read(Key<?, ?> key) {
        return known.read(key);
    }
}
