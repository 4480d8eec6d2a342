package dev.lifeboat.screens;

import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.Question;
import dev.lifeboat.core.run.Run;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `lifeboat go --json`: each entry of the journal as one line, `lifeboat.event/1`. What an event
/// has not is null.
public final class EventJson {
    private EventJson() {}

    /// @param run as it is after the entry
    /// @param now what was known then; for the commands that show it
    public static String line(Entry entry, Run run, Snapshot now) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("schema", "lifeboat.event/1");
        node.put("run", entry.run().name());
        node.put("epoch", entry.epoch().number());
        node.put("n", entry.n());
        PlanJson.time(node, "at", entry.at());
        node.put("actor", entry.actor());
        node.put("type", entry.event().getClass().getSimpleName().toLowerCase(Locale.ROOT));
        RunTimes.step(entry.event())
                .ifPresentOrElse(
                        step -> node.put("step", step.toString()), () -> node.putNull("step"));
        List.of("attempt", "answer", "because", "source").forEach(node::putNull);
        detail(entry.event(), run, node);
        source(entry.event(), run, now).ifPresent(source -> node.put("source", source));
        RunLines.told(entry, run.plan()).ifPresent(told -> node.put("text", Plain.of(told)));
        return JsonText.of(node);
    }

    /// What is particular to each kind of event; the names are those of the contract.
    private static void detail(Event event, Run run, ObjectNode node) {
        switch (event) {
            case Event.Intended(_, var attempt, var guards) -> {
                node.put("attempt", attempt);
                guards.forEach(node.putArray("guards")::add);
            }
            case Event.Acted(_, var attempt, var said) ->
                    node.put("attempt", attempt).put("because", said);
            case Event.Observed(_, var answer, var because) ->
                    node.put("answer", answer.name()).put("because", because);
            case Event.Adopted(_, var because) -> node.put("answer", "YES").put("because", because);
            case Event.Skipped(_, var because) -> node.put("because", because);
            case Event.Asked(var question) -> asked(question, node);
            case Event.Waits(_, var question) -> node.put("question", question.toString());
            case Event.Answered(var question, var move, var because) ->
                    node.put("question", question.toString())
                            .put("answer", Moves.words(move, run.plan()))
                            .put("because", because);
            case Event.Supposed(var theory) ->
                    node.put("theory", theory.id().toString()).put("because", theory.says());
            case Event.Judged(var theory, var answer, var because) ->
                    node.put("theory", theory.toString())
                            .put("answer", answer.name())
                            .put("because", because);
            case Event.Retried(var where) -> node.put("where", where);
            case Event.Held(var vm) -> node.put("guest", Lanes.name(vm, run.plan()));
            case Event.Replanned(var plan, var because) ->
                    node.put("plan", plan.id()).put("because", because);
            case Event.Aborted(var because) -> node.put("because", because);
            case Event.Noted(var what) -> node.put("because", what);
            case Event.Halted(var after) -> node.put("where", after);
            case Event.Ended(var ending) -> node.put("answer", ending.name());
            case Event.Claimed _, Event.Began _, Event.Paused _, Event.Resumed _ -> {}
        }
    }

    /// How do you know? By what was seen of the step: before it was begun, or after.
    private static Optional<String> source(Event event, Run run, Snapshot now) {
        return switch (event) {
            case Event.Intended _, Event.Observed _, Event.Adopted _ ->
                    RunTimes.step(event)
                            .flatMap(run.plan()::step)
                            .flatMap(new Evidence(now)::of)
                            .map(reading -> reading.source().command());
            default -> Optional.empty();
        };
    }

    private static void asked(Question question, ObjectNode node) {
        node.put("question", question.id().toString()).put("because", question.ask());
        question.evidence().forEach(node.putArray("evidence")::add);
        var choices = node.putArray("choices");
        var number = 0;
        for (var choice : question.choices()) {
            number++;
            var way = choices.addObject();
            way.put("n", number)
                    .put("text", choice.text())
                    .put("recommended", choice.recommended());
            choice.typed().ifPresent(name -> way.put("type", name));
        }
    }
}
