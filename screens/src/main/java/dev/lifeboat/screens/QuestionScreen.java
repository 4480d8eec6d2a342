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

/// What a run needs a person for: what is known and how, what is at stake, and the ways to answer.
public final class QuestionScreen {
    private static final int LONGEST_LABEL = 30;

    private QuestionScreen() {}

    /// @param now by which answers that a reading contradicts are refused
    public static String text(Question question, Run run, Snapshot now, Page page) {
        var sheet = new Sheet(page);
        var place = Lanes.shown(question.step().lane(), run.plan());
        Sheet.wrap(place + " needs you: " + question.ask(), page.width())
                .forEach(line -> sheet.line(new Span(Style.OPEN, line)));
        if (!question.evidence().isEmpty()) {
            sheet.blank();
            evidence(question.evidence(), sheet);
        }
        var step = run.plan().step(question.step());
        step.flatMap(QuestionScreen::stake).ifPresent(stake -> sheet.blank().text(1, stake));
        sheet.blank();
        choices(question, run, now, sheet);
        sheet.blank().text(1, waits(question, run));
        return sheet.next(command(question, run)).toString();
    }

    private static void evidence(List<String> lines, Sheet sheet) {
        var labels = lines.stream().mapToInt(line -> label(line).length()).max().orElse(0);
        var column = 2 + Math.min(labels, LONGEST_LABEL) + 2;
        for (var line : lines) {
            var label = label(line);
            var rest = label.isEmpty() ? line : line.substring(label.length() + 2);
            sheet.entry(column, rest, Span.plain("  " + label));
        }
    }

    /// A line of evidence reads `power of kct09: off (ipmitool ...)`.
    private static String label(String line) {
        return line.substring(0, Math.max(0, line.indexOf(": ")));
    }

    /// What a wrong answer would cost.
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

    private static void choices(Question question, Run run, Snapshot now, Sheet sheet) {
        var number = 0;
        for (var choice : question.choices()) {
            number++;
            var refused = Contradictions.contradicted(run, choice.move(), now);
            var mark = choice.recommended() ? "  (recommended)" : "";
            var text = choice.text() + refused.map(why -> "  (" + why + ")").orElse(mark);
            sheet.entry(5, text, Span.plain("  " + number));
        }
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

    /// The command that gives the recommended answer.
    private static String command(Question question, Run run) {
        var command = "lifeboat run " + run.id() + " answer " + question.id() + " ";
        var best = 1;
        for (var i = 0; i < question.choices().size(); i++) {
            if (question.choices().get(i).recommended()) {
                best = i + 1;
                break;
            }
        }
        var count = question.choices().size();
        return command + best + (count > 1 ? "        (or another number)" : "");
    }
}
