package dev.lifeboat.screens;

import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.Run;
import java.time.Instant;
import java.util.Optional;

/// One line of a run's timeline.
///
/// @param n the entry's number in the journal
/// @param where the lane that it is about, as people call it
/// @param text what happened, without time and place
public record Told(long n, Instant at, String where, String text, Style style) {

    /// None where nobody needs to hear of the entry.
    ///
    /// @param run as it is after the entry
    public static Optional<Told> of(Entry entry, Run run) {
        return RunLines.told(entry, run.plan())
                .map(text ->
                        new Told(
                                entry.n(),
                                entry.at(),
                                Plain.of(RunLines.where(entry.event(), run)),
                                Plain.of(text),
                                style(entry.event())));
    }

    private static Style style(Event event) {
        return switch (event) {
            case Event.Asked _ -> Style.OPEN;
            case Event.Skipped _, Event.Aborted _ -> Style.BAD;
            case Event.Observed(var step, _, _) when step.name().equals("prove") -> Style.GOOD;
            case Event.Ended(var ending) -> ending == Event.Ending.DONE ? Style.GOOD : Style.BAD;
            case Event.Claimed _,
                    Event.Answered _,
                    Event.Paused _,
                    Event.Resumed _,
                    Event.Retried _,
                    Event.Held _,
                    Event.Replanned _ ->
                    Style.STRONG;
            default -> Style.PLAIN;
        };
    }
}
