package dev.lifeboat.core.control;

import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.plan.Confirm;
import dev.lifeboat.core.plan.GuestIsWell;
import dev.lifeboat.core.plan.OnlyChecksItsDisk;
import dev.lifeboat.core.run.Contradictions;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.Fences;
import dev.lifeboat.core.run.Question;
import dev.lifeboat.core.run.Run;
import dev.lifeboat.core.run.Theory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Turns what a person says into events, or says why not.
public final class Orders {
    private Orders() {}

    /// The events that obey this command; none when it is refused.
    public static List<Event> events(Command command, Run run, Snapshot now) {
        if (refusal(command, run, now).isPresent()) {
            return List.of();
        }
        return switch (command) {
            case Command.Pause _ -> List.of(new Event.Paused());
            case Command.Resume _ -> List.of(new Event.Resumed());
            case Command.Retry(_, var where) -> List.of(new Event.Retried(where));
            case Command.Skip(_, var step, var because) ->
                    List.of(new Event.Skipped(step, because));
            case Command.Hold(_, var vm) -> List.of(new Event.Held(vm));
            case Command.Suppose(_, var vm) -> List.of(new Event.Supposed(theory(run, vm)));
            case Command.Note(_, var what) -> List.of(new Event.Noted(what));
            case Command.Abort(_, var because) -> List.of(new Event.Aborted(because));
            case Command.Answer(_, var question, var choice, var because) -> {
                var move = open(run, command).orElseThrow().choices().get(choice - 1).move();
                yield List.of(new Event.Answered(question, move, because));
            }
        };
    }

    /// Why the command is refused, with what to do instead; empty when it is not.
    public static Optional<String> refusal(Command command, Run run, Snapshot now) {
        if (run.ending().isPresent()) {
            return Optional.of("run " + run.id() + " is over");
        }
        return switch (command) {
            case Command.Pause _,
                    Command.Resume _,
                    Command.Abort _,
                    Command.Hold _,
                    Command.Note _ ->
                    Optional.empty();
            case Command.Retry(_, var where) ->
                    run.plan()
                                    .lanes()
                                    .anyMatch(lane ->
                                            lane.id().equals(where)
                                                    || lane.id().startsWith(where + "."))
                            ? Optional.empty()
                            : Optional.of("no phase or lane \"" + where + "\" in this plan");
            case Command.Skip(_, var step, _) ->
                    run.plan()
                            .step(step)
                            .map(Fences::whyNotSkip)
                            .orElse(Optional.of("no step " + step + " in this plan"));
            case Command.Suppose(_, var vm) ->
                    proof(run, vm).isPresent()
                            ? Optional.empty()
                            : Optional.of("no such guest in this plan");
            case Command.Answer answer -> refusal(answer, run, now);
        };
    }

    private static Optional<String> refusal(Command.Answer answer, Run run, Snapshot now) {
        var question = open(run, answer);
        if (question.isEmpty()) {
            return Optional.of(answer.question() + " is not open: it was answered, or never asked");
        }
        var choices = question.get().choices();
        if (answer.choice() < 1 || answer.choice() > choices.size()) {
            return Optional.of(answer.question() + " has the choices 1 to " + choices.size());
        }
        return Contradictions.contradicted(run, choices.get(answer.choice() - 1).move(), now);
    }

    private static Theory theory(Run run, VmId vm) {
        var predicts = new OnlyChecksItsDisk(proof(run, vm).orElseThrow());
        return new Theory(run.nextTheory(), "it is only a slow disk check", predicts);
    }

    private static Optional<GuestIsWell> proof(Run run, VmId vm) {
        return run.plan()
                .steps()
                .flatMap(step ->
                        step instanceof Confirm(_, GuestIsWell guest, _)
                                ? Stream.of(guest)
                                : Stream.empty())
                .filter(guest -> guest.seat().vm().equals(vm))
                .findFirst();
    }

    private static Optional<Question> open(Run run, Command command) {
        return command instanceof Command.Answer answer
                ? Optional.ofNullable(run.open().get(answer.question()))
                : Optional.empty();
    }
}
