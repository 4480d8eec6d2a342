package dev.lifeboat.screens;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.QuestionId;
import dev.lifeboat.core.run.Run;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// "What was surprising" and what is left to do.
final class ReportSurprises {
    private final Story story;
    private final Run run;
    private final Page page;
    private final Map<QuestionId, Entry> asked = new HashMap<>();
    private final Map<String, String> said = new HashMap<>();

    ReportSurprises(Story story, Run run, Page page) {
        this.story = story;
        this.run = run;
        this.page = page;
    }

    void write(Markdown out) {
        out.section("What was surprising");
        var none = true;
        for (var adopted : adopted()) {
            out.item(Markdown.text(adopted));
            none = false;
        }
        var now = Run.of(run.id(), story.plan());
        for (var entry : story.journal()) {
            now = now.after(entry);
            var plan = now.plan();
            var line = surprise(entry, plan);
            if (line.isPresent()) {
                out.item(page.time(entry.at()) + "  " + Markdown.text(line.get()));
                none = false;
            }
        }
        for (var question : run.open().values()) {
            out.item(question.id() + " was never answered: " + Markdown.text(question.ask()));
            none = false;
        }
        if (none) {
            out.item("Nothing: no question, no second attempt, nothing already started.");
        }
        followUps(out);
    }

    private List<String> adopted() {
        var there = PhaseDetails.adopted(story.plan());
        return there.isEmpty()
                ? List.of()
                : List.of(
                        "Already started by somebody else when the plan was made: "
                                + String.join(", ", there)
                                + ". They were not started a second time.");
    }

    private Optional<String> surprise(Entry entry, Plan plan) {
        return switch (entry.event()) {
            case Event.Claimed(var who) when entry.epoch().number() > 1 ->
                    Optional.of(who + " took the run over");
            case Event.Acted(var step, _, var answer) -> {
                said.put(step.toString(), answer);
                yield Optional.empty();
            }
            case Event.Intended(var step, var attempt, _) when attempt > 1 ->
                    Optional.of(
                            step
                                    + " was tried again ("
                                    + attempt
                                    + "); before, it was said: "
                                    + said.getOrDefault(step.toString(), "nothing"));
            case Event.Asked(var question) -> {
                asked.put(question.id(), entry);
                yield Optional.empty();
            }
            case Event.Answered(var question, var move, var because) ->
                    Optional.of(answered(question, entry, Moves.words(move, plan), because));
            case Event.Skipped(var step, var because) ->
                    Optional.of(entry.actor() + " skipped " + step + ": " + because);
            case Event.Replanned(var newer, var because) ->
                    Optional.of("a new plan was made, " + newer.id() + ": " + because);
            case Event.Supposed(var theory) ->
                    Optional.of(
                            entry.actor()
                                    + " thought ("
                                    + theory.id()
                                    + "): "
                                    + theory.predicts().sentence());
            case Event.Judged(var theory, var answer, var because) ->
                    Optional.of(
                            theory
                                    + (answer == Answer.NO ? " was refuted: " : " was right: ")
                                    + because);
            case Event.Held(var vm) -> Optional.of(entry.actor() + " held " + Lanes.name(vm, plan));
            case Event.Aborted(var because) ->
                    Optional.of(entry.actor() + " aborted the run: " + because);
            default -> Optional.empty();
        };
    }

    private String answered(QuestionId id, Entry answer, String words, String because) {
        var question = asked.get(id);
        if (question == null || !(question.event() instanceof Event.Asked(var asking))) {
            return answer.actor() + " answered " + id + ": " + words;
        }
        var waited = Duration.between(question.at(), answer.at());
        return id
                + ": "
                + asking.ask()
                + ". Answered by "
                + answer.actor()
                + " after "
                + Page.took(waited)
                + ": "
                + words
                + (because.isBlank() ? "" : " (" + because + ")");
    }

    private void followUps(Markdown out) {
        out.section("What is left to do");
        for (var left : run.plan().followUps()) {
            out.item(Markdown.text(left.because()) + ": " + Markdown.code(left.command()));
        }
        var remedy = new Remedy(story.roll().dead(), Optional.of(run));
        for (var line : story.roll().lines()) {
            remedy.of(line)
                    .ifPresent(command ->
                            out.item(
                                    Markdown.text(line.vm().name() + ": " + Roll.verdict(line))
                                            + ", "
                                            + Markdown.text(story.roll().because(line))
                                            + ": "
                                            + Markdown.code(command)));
        }
        if (run.plan().goal() instanceof Goal.Evacuate(var dead, _)) {
            dead.forEach(host ->
                    out.item(
                            "Once "
                                    + host
                                    + " is repaired: "
                                    + Markdown.code("lifeboat readmit " + host)));
        }
    }
}
