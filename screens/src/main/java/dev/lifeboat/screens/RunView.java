package dev.lifeboat.screens;

import dev.lifeboat.core.run.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A run as a page shows it: the sentences of the screens, in parts.
///
/// @param id such as `7c1f-1`
/// @param what from where to where, such as `kct09 -> kct10, kct11`
/// @param began when its first entry was written
/// @param elapsed how long it has taken, or took
/// @param journal which controller holds it, and its epoch
public record RunView(
        String id,
        String what,
        State state,
        Optional<Instant> began,
        String elapsed,
        String journal,
        Body body) {

    /// @param text such as `waits for an answer`
    public record State(Style style, String text) {}

    /// @param left guests that the plan leaves out, and what is to be done afterwards
    /// @param told the timeline, oldest first
    public record Body(
            List<PhaseRow> phases,
            List<GuestTile> guests,
            List<QuestionView> questions,
            List<Left> left,
            List<Told> told) {}

    /// @param what a guest's name, or `follow-up`
    /// @param command what to type; empty when there is nothing
    public record Left(String what, String because, String command) {}

    public static RunView of(RunNow now) {
        var run = now.run();
        var times = new RunTimes(now.journal());
        var end = times.ended().orElse(now.at());
        var stages = GuestStage.all(run, times, now.fresh());
        var holder = times.controller().map(name -> "on " + name + ", ").orElse("");
        return new RunView(
                run.id().name(),
                Plain.of(RunScreen.what(run)),
                state(now),
                times.start(),
                Page.took(times.start().map(s -> Duration.between(s, end)).orElse(Duration.ZERO)),
                Plain.of(holder) + "journal epoch " + run.epoch() + ", entry " + run.length(),
                new Body(
                        new PhaseRows(run, times, end, stages).all(),
                        GuestTile.all(run, stages, now.fresh()),
                        run.open().values().stream()
                                .map(question -> QuestionView.of(question, run, now.known()))
                                .toList(),
                        left(now),
                        now.told()));
    }

    private static State state(RunNow now) {
        var run = now.run();
        if (run.ending().isPresent()) {
            var ending = run.ending().get();
            var style = ending == Event.Ending.DONE ? Style.GOOD : Style.BAD;
            return new State(style, RunLines.ended(ending));
        }
        if (now.stopped().isPresent()) {
            return new State(Style.BAD, now.stopped().get());
        }
        if (run.isAborted()) {
            return new State(Style.BAD, "aborted: what was begun is being finished");
        }
        if (run.isPaused()) {
            return new State(Style.OPEN, "paused: nothing new begins");
        }
        return run.open().isEmpty()
                ? new State(Style.STRONG, "under way")
                : new State(
                        Style.OPEN,
                        run.open().size() == 1
                                ? "needs you: 1 question"
                                : "needs you: " + run.open().size() + " questions");
    }

    private static List<Left> left(RunNow now) {
        var plan = now.run().plan();
        var guests =
                plan.refusals().stream()
                        .map(guest ->
                                new Left(Plain.of(guest.name()), Plain.of(guest.because()), ""));
        var afterwards =
                plan.followUps().stream()
                        .map(next ->
                                new Left(
                                        "follow-up",
                                        Plain.of(next.because()),
                                        Plain.of(next.command())));
        return Stream.concat(guests, afterwards).toList();
    }
}
