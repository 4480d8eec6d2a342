package dev.lifeboat.screens;

import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.readiness.Drilled;
import dev.lifeboat.core.run.RunId;
import java.util.Collection;
import java.util.Locale;
import tools.jackson.databind.node.JsonNodeFactory;

/// `lifeboat drill ... --json`: `lifeboat.drill/1`.
public final class DrillJson {
    private DrillJson() {}

    public static String text(RunId run, Drilled drilled, Collection<Image> notCovered) {
        var root = JsonNodeFactory.instance.objectNode();
        root.put("schema", "lifeboat.drill/1");
        root.put("run", run.name());
        root.put("drill", drilled.goal().kind().name().toLowerCase(Locale.ROOT));
        root.put("host", drilled.goal().host().name());
        var trials = root.putArray("trials");
        for (var trial : drilled.trials()) {
            var node = trials.addObject();
            node.put("entity", trial.step().user().entity());
            node.put("pool", trial.step().scratch().image().pool());
            node.put("from", trial.step().target().name());
            node.put("passed", trial.answer().name());
            node.put("because", trial.because());
            PlanJson.time(node, "at", trial.at());
        }
        var left = root.putArray("notCovered");
        notCovered.forEach(image -> left.add(image.label()));
        return JsonText.of(root);
    }
}
