package dev.lifeboat.screens;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.Subject;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.plan.Step;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `lifeboat plan HOST --json`: `lifeboat.plan/1`.
public final class PlanJson {
    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

    private PlanJson() {}

    /// @param now what the plan was made from
    public static String text(Plan plan, Snapshot now) {
        var root = MAKE.objectNode();
        root.put("schema", "lifeboat.plan/1");
        root.put("plan", plan.id());
        root.put("goal", plan.goal().text());
        time(root, "seen", plan.seen());
        var phases = root.putArray("phases");
        for (var phase : plan.phases()) {
            var node = phases.addObject();
            node.put("n", phase.number());
            node.put("name", PhaseNames.of(phase, plan));
            var lanes = node.putArray("lanes");
            for (var lane : phase.lanes()) {
                var in = lanes.addObject();
                in.put("id", lane.id());
                lane.guest().ifPresent(vm -> in.put("guest", lane.name()));
                var steps = in.putArray("steps");
                lane.steps().forEach(step -> steps.add(step(step, plan, now)));
            }
        }
        aside(plan, root);
        return JsonText.of(root);
    }

    private static ObjectNode step(Step step, Plan plan, Snapshot now) {
        var node = MAKE.objectNode();
        node.put("id", step.id().toString());
        node.put("what", step.act());
        var targets = step.touches().stream().map(Subject::path).sorted().toList();
        node.set("target", words(targets.stream().map(path -> label(path, step, plan)).toList()));
        node.set("guards", words(step.guards().stream().map(Claim::sentence).toList()));
        node.set("evidence", evidence(step, now));
        node.put("expected", step.sentence());
        return node;
    }

    private static String label(String path, Step step, Plan plan) {
        return step.touches().stream()
                .filter(subject -> subject.path().equals(path))
                .map(subject -> Lanes.name(subject, plan))
                .findFirst()
                .orElse(path);
    }

    /// What the step and its guards are judged by, as far as it was looked at when planning.
    private static ArrayNode evidence(Step step, Snapshot now) {
        var keys = new TreeSet<Key<?, ?>>(step.asks());
        step.guards().forEach(guard -> keys.addAll(guard.asks()));
        var lines = MAKE.arrayNode();
        for (var key : keys) {
            var reading = now.read(key);
            if (reading.answered().isAfter(Instant.MIN)) {
                var line = lines.addObject();
                line.put("about", key.toString());
                line.put("known", reading.isKnown());
                line.put("source", reading.source().command());
                time(line, "at", reading.answered());
            }
        }
        return lines;
    }

    private static void aside(Plan plan, ObjectNode root) {
        var refusals = root.putArray("refusals");
        for (var refusal : plan.refusals()) {
            refusals.addObject()
                    .put("guest", refusal.name())
                    .put("uuid", refusal.vm().toString())
                    .put("because", refusal.because())
                    .put("matters", refusal.matters());
        }
        var followUps = root.putArray("follow_ups");
        for (var followUp : plan.followUps()) {
            followUps
                    .addObject()
                    .put("because", followUp.because())
                    .put("command", followUp.command());
        }
    }

    private static ArrayNode words(List<String> words) {
        var array = MAKE.arrayNode();
        words.forEach(array::add);
        return array;
    }

    /// RFC 3339 in UTC; null where there is none.
    static void time(ObjectNode node, String name, Instant at) {
        if (at.equals(Instant.MIN)) {
            node.putNull(name);
        } else {
            node.put(name, at.toString());
        }
    }
}
