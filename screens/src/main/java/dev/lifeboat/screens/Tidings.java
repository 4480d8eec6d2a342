package dev.lifeboat.screens;

import dev.lifeboat.core.incident.Incident;
import dev.lifeboat.core.plan.Lane;
import dev.lifeboat.core.plan.Phase;
import dev.lifeboat.core.plan.StepId;
import dev.lifeboat.core.readiness.Standing;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.Progress;
import dev.lifeboat.core.run.Question;
import dev.lifeboat.core.run.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a site's hooks are told, `lifeboat.hook/1`: what happened, in a sentence that can be passed
/// on to people, and what it is about.
///
/// @param site the site's name
public record Tidings(String site, Page page) {
    /// The event's name as the site file writes it, and the object that its hook is given.
    public record Tiding(String event, String json) {}

    /// Every event that is told.
    public static final SortedSet<String> EVENTS =
            new TreeSet<>(
                    List.of(
                            "incident-opened",
                            "readiness",
                            "run-began",
                            "phase-began",
                            "phase-done",
                            "notice",
                            "question",
                            "guest-back",
                            "guest-not-well",
                            "run-ended"));

    /// @param plan the id of the plan that was made, if one could be
    public Tiding opened(Incident incident, Optional<String> plan) {
        var node = node("incident-opened", incident.opened(), incident.seen().text());
        node.putArray("hosts").add(incident.host().name());
        incident.seen().sightings().forEach(node.putArray("evidence")::add);
        plan.ifPresent(id -> node.put("next", "lifeboat go " + id));
        return new Tiding("incident-opened", JsonText.of(node));
    }

    /// @param turns of one host, or of many to the same
    /// @param text what is told of it, and what to do next
    public Tiding turned(List<Standing.Turn> turns, ReadinessNews text) {
        var first = turns.getFirst();
        var node = node("readiness", first.since(), text.sentence());
        var hosts = node.putArray("hosts");
        turns.forEach(turn -> hosts.add(turn.host().name()));
        node.put("verdict", first.now().name());
        text.next().ifPresent(next -> node.put("next", next));
        return new Tiding("readiness", JsonText.of(node));
    }

    /// What this entry gives rise to; mostly nothing.
    ///
    /// @param before the run before the entry
    /// @param run as it is after the entry
    public List<Tiding> on(Entry entry, Run before, Run run) {
        var told = new ArrayList<Tiding>();
        switch (entry.event()) {
            case Event.Claimed _ when entry.epoch().number() <= 1 -> {
                var text = "run " + run.id() + " begins: " + run.plan().goal().text();
                told.add(tiding("run-began", entry, run, text, Optional.empty()));
            }
            case Event.Asked(var question) -> told.add(question(entry, run, question));
            case Event.Ended(var how) ->
                    told.add(
                            tiding(
                                    "run-ended",
                                    entry,
                                    run,
                                    "run " + run.id() + " is " + RunLines.ended(how),
                                    Optional.empty()));
            default -> {}
        }
        phases(entry, before, run, told);
        guests(entry, before, run, told);
        Notices.on(entry, run, page)
                .ifPresent(text -> told.add(tiding("notice", entry, run, text, Optional.empty())));
        return told;
    }

    private void phases(Entry entry, Run before, Run run, List<Tiding> told) {
        for (var phase : run.plan().phases()) {
            if (!concerns(entry, phase)) {
                continue;
            }
            var was = PhaseState.of(phase, before);
            var is = PhaseState.of(phase, run);
            if (was == PhaseState.AHEAD && is != PhaseState.AHEAD) {
                told.add(phase("phase-began", entry, run, phase));
            }
            if (was != PhaseState.DONE && is == PhaseState.DONE) {
                told.add(phase("phase-done", entry, run, phase));
            }
        }
    }

    private static boolean concerns(Entry entry, Phase phase) {
        return RunTimes.step(entry.event())
                .map(step -> Lanes.phase(step.lane()).equals(phase.number()))
                .orElse(false);
    }

    private Tiding phase(String event, Entry entry, Run run, Phase phase) {
        var text =
                "phase "
                        + phase.number()
                        + (event.equals("phase-began") ? " begins: " : " is done: ")
                        + PhaseNames.of(phase, run.plan());
        var node = node(event, entry.at(), text);
        about(node, run);
        node.put("phase", phase.number());
        return new Tiding(event, JsonText.of(node));
    }

    private void guests(Entry entry, Run before, Run run, List<Tiding> told) {
        for (var lane : lanes(entry, run)) {
            var guest = Optional.of(lane.name());
            if (Proofs.of(lane).isPresent() && run.isDone(lane) && !before.isDone(lane)) {
                var proof = run.of(Proofs.of(lane).orElseThrow().id());
                var text = lane.name() + " is back: " + proof.because();
                told.add(tiding("guest-back", entry, run, text, guest));
            }
            var left = left(lane.steps().stream().map(step -> run.of(step.id())).toList());
            var was = left(lane.steps().stream().map(step -> before.of(step.id())).toList());
            if (left.isPresent() && was.isEmpty()) {
                var text = lane.name() + " is not well: " + left.get();
                told.add(tiding("guest-not-well", entry, run, text, guest));
            }
        }
    }

    /// The guests' lanes that an entry can have changed: its own, or after an answer any.
    private static List<Lane> lanes(Entry entry, Run run) {
        var own = RunTimes.step(entry.event()).map(StepId::lane);
        var any = entry.event() instanceof Event.Answered;
        return run.plan()
                .lanes()
                .filter(lane -> lane.guest().isPresent())
                .filter(lane -> any || own.filter(lane.id()::equals).isPresent())
                .toList();
    }

    private static Optional<String> left(List<Progress> steps) {
        return steps.stream()
                .filter(each -> each.stage() == Progress.Stage.LEFT)
                .map(Progress::because)
                .findFirst();
    }

    private Tiding question(Entry entry, Run run, Question question) {
        var node = node("question", entry.at(), question.ask());
        about(node, run);
        node.put("question", question.id().toString());
        question.evidence().forEach(node.putArray("evidence")::add);
        var choices = node.putArray("choices");
        question.choices().forEach(choice -> choices.add(choice.text()));
        node.put("next", "lifeboat run " + run.id() + " answer " + question.id() + " CHOICE");
        return new Tiding("question", JsonText.of(node));
    }

    private Tiding tiding(String event, Entry entry, Run run, String text, Optional<String> guest) {
        var node = node(event, entry.at(), text);
        about(node, run);
        guest.ifPresent(name -> node.put("guest", name));
        return new Tiding(event, JsonText.of(node));
    }

    private ObjectNode node(String event, Instant at, String text) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("schema", "lifeboat.hook/1");
        node.put("event", event);
        node.put("site", site);
        PlanJson.time(node, "at", at);
        node.put("text", Plain.of(text));
        return node;
    }

    private static void about(ObjectNode node, Run run) {
        node.put("run", run.id().name());
        run.plan().hosts().forEach(host -> node.withArray("hosts").add(host.name()));
    }
}
