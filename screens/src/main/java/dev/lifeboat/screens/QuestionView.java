package dev.lifeboat.screens;

import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.plan.CephServes;
import dev.lifeboat.core.plan.Confirm;
import dev.lifeboat.core.plan.CutPower;
import dev.lifeboat.core.plan.EnterFence;
import dev.lifeboat.core.plan.IsSilent;
import dev.lifeboat.core.plan.Lane;
import dev.lifeboat.core.plan.Start;
import dev.lifeboat.core.plan.Step;
import dev.lifeboat.core.plan.StopIfStuck;
import dev.lifeboat.core.run.Contradictions;
import dev.lifeboat.core.run.Question;
import dev.lifeboat.core.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A question with all that a person needs to answer it, for every screen.
///
/// @param id such as `q1`
/// @param place the lane or phase that asks
/// @param stake what a wrong answer would cost
/// @param waits what waits for the answer, and what does not
/// @param command gives the recommended answer
public record QuestionView(
        String id,
        String place,
        String ask,
        List<Seen> evidence,
        Optional<String> stake,
        List<Way> ways,
        String waits,
        String command) {

    /// A line of evidence.
    ///
    /// @param about such as `power of kct09`; may be empty
    public record Seen(String about, String text) {
        private static Seen of(String line) {
            var colon = Math.max(0, line.indexOf(": "));
            return new Seen(
                    line.substring(0, colon), colon == 0 ? line : line.substring(colon + 2));
        }
    }

    /// One way to answer.
    ///
    /// @param number counts from 1
    /// @param refused why it cannot be said now: a reading contradicts it
    /// @param typed the name to be typed with it
    public record Way(
            int number,
            String text,
            boolean recommended,
            Optional<String> refused,
            Optional<String> typed) {}

    /// @param now by which answers that a reading contradicts are refused
    public static QuestionView of(Question question, Run run, Snapshot now) {
        var step = run.plan().step(question.step());
        return new QuestionView(
                question.id().toString(),
                Lanes.shown(question.step().lane(), run.plan()),
                question.ask(),
                question.evidence().stream().map(Seen::of).toList(),
                step.flatMap(QuestionView::stake),
                ways(question, run, now),
                waits(question, run),
                command(question, run));
    }

    private static Optional<String> stake(Step step) {
        return switch (step) {
            case CutPower _, Start _ ->
                    Optional.of(
                            "Guests may still be running there. Started elsewhere they would"
                                    + " answer twice to one address.");
            case EnterFence it ->
                    Optional.of(
                            "As long as "
                                    + it.host()
                                    + " can write, a guest started elsewhere would share its disk"
                                    + " with it.");
            case StopIfStuck it ->
                    Optional.of(it.name() + " loses what it has in memory when it is stopped.");
            case Confirm(_, IsSilent(var host, _, _, _), _) ->
                    Optional.of(
                            "If "
                                    + host
                                    + " lives, cutting it off stops every guest that still works"
                                    + " there.");
            case Confirm(_, CephServes _, _) ->
                    Optional.of("Guests that are started now would hang on their disks.");
            default -> Optional.empty();
        };
    }

    private static List<Way> ways(Question question, Run run, Snapshot now) {
        var ways = new ArrayList<Way>();
        for (var choice : question.choices()) {
            ways.add(
                    new Way(
                            ways.size() + 1,
                            choice.text(),
                            choice.recommended(),
                            Contradictions.contradicted(run, choice.move(), now),
                            choice.typed()));
        }
        return ways;
    }

    private static String waits(Question question, Run run) {
        var lanes = new ArrayList<Lane>();
        for (var lane : run.plan().lanes().toList()) {
            var waits =
                    run.current(lane)
                            .flatMap(step -> run.of(step.id()).waitsFor())
                            .filter(question.id()::equals);
            if (waits.isPresent()) {
                lanes.add(lane);
            }
        }
        var guests = lanes.stream().filter(lane -> lane.guest().isPresent()).map(Lane::name);
        var names = guests.distinct().sorted().toList();
        if (names.size() == lanes.size() && !names.isEmpty()) {
            var verb = names.size() == 1 ? " waits." : " wait.";
            return "Everything else goes on; only " + String.join(", ", names) + verb;
        }
        return run.plan().step(question.step()).filter(CutPower.class::isInstance).isPresent()
                ? "Everything else goes on; only the starts wait."
                : "What does not lean on this goes on.";
    }

    private static String command(Question question, Run run) {
        var command = "lifeboat run " + run.id() + " answer " + question.id() + " ";
        var best = 1;
        for (var i = 0; i < question.choices().size(); i++) {
            if (question.choices().get(i).recommended()) {
                best = i + 1;
                break;
            }
        }
        return command + best;
    }
}
