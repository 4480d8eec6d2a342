package dev.lifeboat.screens;

import dev.lifeboat.core.plan.CanaryImage;
import dev.lifeboat.core.readiness.Drilled;
import dev.lifeboat.core.readiness.Tried;
import dev.lifeboat.core.run.RunId;
import java.util.Collection;
import java.util.Locale;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `lifeboat drill ... --json`: `lifeboat.drill/1`.
public final class DrillJson {
    private DrillJson() {}

    public static String text(RunId run, Drilled drilled, Collection<String> notCovered) {
        var root = JsonNodeFactory.instance.objectNode();
        root.put("schema", "lifeboat.drill/1");
        root.put("run", run.name());
        root.put("drill", drilled.goal().kind().name().toLowerCase(Locale.ROOT));
        root.put("host", drilled.goal().host().name());
        var trials = root.putArray("trials");
        for (var trial : drilled.trials()) {
            var node = trials.addObject();
            name(node, trial);
            node.put("passed", trial.answer().name());
            node.put("because", trial.because());
            PlanJson.time(node, "at", trial.at());
        }
        var unended = root.putArray("notEnded");
        drilled.unended().forEach(each -> unended.add(DrillScreen.subject(each)));
        var left = root.putArray("notCovered");
        notCovered.forEach(left::add);
        return JsonText.of(root);
    }

    private static void name(ObjectNode node, Drilled.Trial trial) {
        switch (trial.what()) {
            case Tried.Takeover(var step) -> {
                node.put("entity", step.user().entity());
                node.put("pool", step.dummy().image().pool());
                if (step.dummy() instanceof CanaryImage canary) {
                    node.put("canary", canary.image().name());
                }
                node.put("from", step.target().name());
            }
            case Tried.Restart(var step) -> {
                node.put("guest", step.name());
                node.put("onto", step.stunt().host().name());
                trial.took().ifPresent(took -> node.put("seconds", took.toSeconds()));
            }
            case Tried.Recovered(var there) -> {
                node.put("guest", there.name());
                node.put("onto", there.seat().host().name());
                trial.took().ifPresent(took -> node.put("seconds", took.toSeconds()));
            }
            case Tried.Cycle(var step) -> {
                node.put("host", step.host().name());
                trial.took().ifPresent(took -> node.put("seconds", took.toSeconds()));
            }
            case Tried.Heard(var claim) -> node.put("console", claim.host().name());
        }
    }
}
