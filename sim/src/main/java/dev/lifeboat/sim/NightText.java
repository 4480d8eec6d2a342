package dev.lifeboat.sim;

import dev.lifeboat.core.control.Command;
import dev.lifeboat.core.control.Runner;
import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.plan.Refusal;
import dev.lifeboat.core.plan.SeeWhether;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.Move;
import dev.lifeboat.core.run.Question;
import dev.lifeboat.core.run.Run;
import java.util.ArrayList;
import java.util.List;

/// What a transcript says of a plan, a run's events and its end.
final class NightText {
    /// A line of a transcript, but for its time.
    record Line(String who, String what) {}

    private NightText() {}

    static List<String> plan(Plan plan) {
        var lines = new ArrayList<String>();
        lines.add("plan: " + plan.goal().text());
        for (var left : plan.refusals()) {
            lines.add("not in the plan: " + left.name() + ", " + left.because());
        }
        plan.followUps().forEach(next -> lines.add("follow-up: " + next.because()));
        return lines;
    }

    static List<Line> of(Entry entry, Plan plan) {
        return switch (entry.event()) {
            case Event.Asked(var question) -> asked(question);
            case Event.Answered(var question, Move.LookAgain _, var because)
                    when because.startsWith("settled: ") ->
                    line("runner", question + " " + because);
            case Event.Answered(var question, var move, var because) ->
                    line(
                            entry.actor(),
                            "answer "
                                    + question
                                    + ": "
                                    + word(move, plan)
                                    + because.replaceFirst("^[^;]*", ""));
            case Event.Adopted(var step, var because)
                    when step.lane().startsWith("4.") || step.lane().startsWith("2") ->
                    line("runner", "adopt " + step + ": " + because);
            case Event.Observed(var step, _, var because) when step.name().equals("prove") ->
                    line("runner", step.lane().substring(2) + " is well: " + because);
            case Event.Observed(var step, var answer, var because)
                    when plan.step(step).orElse(null) instanceof SeeWhether ->
                    line("runner", step + ": " + answer + ", " + because);
            case Event.Replanned(var next, _) ->
                    plan(next).stream().map(line -> new Line("runner", "new " + line)).toList();
            case Event.Held(var vm) -> line(entry.actor(), "hold " + name(plan, vm.toString()));
            case Event.Supposed(var theory) ->
                    line(
                            entry.actor(),
                            theory.id()
                                    + ": \""
                                    + theory.says()
                                    + "\": "
                                    + theory.predicts().sentence());
            case Event.Judged(var theory, var answer, var because) ->
                    line(
                            "runner",
                            theory
                                    + (answer == Answer.YES ? " is borne out: " : " is refuted: ")
                                    + because);
            case Event.Paused() -> line(entry.actor(), "pause");
            case Event.Resumed() -> line(entry.actor(), "resume");
            case Event.Retried(var where) -> line(entry.actor(), "retry " + where);
            case Event.Aborted _ -> line(entry.actor(), "abort");
            case Event.Halted(var after) -> line("runner", "stop after phase " + after);
            default -> List.of();
        };
    }

    static String order(Command command) {
        return switch (command) {
            case Command.Answer(_, var question, var choice, _) ->
                    "answer " + question + " with " + choice;
            case Command.Skip(_, var step, _) -> "skip " + step;
            case Command.Retry(_, var where) -> "retry " + where;
            case Command.Pause _ -> "pause";
            case Command.Resume _ -> "resume";
            case Command.Hold _ -> "hold a guest";
            case Command.Suppose _ -> "suppose";
            case Command.Note _ -> "note";
            case Command.Abort _ -> "abort";
        };
    }

    private static List<Line> line(String who, String what) {
        return List.of(new Line(who, what));
    }

    private static List<Line> asked(Question question) {
        var lines = new ArrayList<Line>();
        lines.add(new Line("runner", question.id() + ": " + question.ask()));
        for (var i = 0; i < question.choices().size(); i++) {
            var choice = question.choices().get(i);
            lines.add(new Line("", "    " + (i + 1) + "  " + choice.text()));
        }
        return lines;
    }

    private static String word(Move move, Plan plan) {
        return switch (move) {
            case Move.LookAgain() -> "look again";
            case Move.TryAgain() -> "try again";
            case Move.Leave() -> "leave it";
            case Move.PlanAgain() -> "make a new plan";
            case Move.EndRun() -> "end the run";
            case Move.Say(var about, var statement) -> statement + " " + name(plan, about.label());
        };
    }

    /// A guest's name, for its UUID.
    private static String name(Plan plan, String label) {
        return plan.lanes()
                .filter(lane -> lane.guest().map(vm -> vm.label().equals(label)).orElse(false))
                .map(lane -> lane.name())
                .findFirst()
                .orElse(label);
    }

    static String end(Runner.End end, Run run) {
        return switch (end) {
            case Runner.End.Over(var ending) -> "run is over: " + ending + left(run.plan());
            case Runner.End.Halted(var after, _) -> "stopped after phase " + after;
            case Runner.End.Lost(var holder) -> "lost the run to epoch " + holder;
            case Runner.End.CannotWrite(var because) -> "cannot write the journal: " + because;
            case Runner.End.Idle() ->
                    "waits for an answer: "
                            + String.join(
                                    "; ", run.open().values().stream().map(Question::ask).toList());
        };
    }

    private static String left(Plan plan) {
        var left = plan.refusals().stream().filter(Refusal::matters).map(Refusal::name).toList();
        return left.isEmpty() ? "" : ", without " + String.join(", ", left);
    }
}
