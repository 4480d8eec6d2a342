package dev.lifeboat.core.run;

import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.fleet.Subject;
import dev.lifeboat.core.plan.Step;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Which readings the acts so far have made void: those of what an act changed that were asked
/// before it ended.
public final class Voided {
    private record Ended(Step step, Instant at) {}

    /// The last act of each sort: a host on which a thousand guests are started has one entry.
    private final Map<Subject, Map<Class<?>, Ended>> acts = new HashMap<>();

    public Voided() {}

    public void ended(Step step, Instant at) {
        for (var subject : step.touches()) {
            acts.computeIfAbsent(subject, _ -> new HashMap<>())
                    .put(step.getClass(), new Ended(step, at));
        }
    }

    /// A reading of this key counts only if it was asked at this time or later.
    Instant before(Key<?, ?> key) {
        var last = Instant.MIN;
        for (var act : acts.getOrDefault(key.subject(), Map.of()).values()) {
            if (act.at().isAfter(last) && act.step().changes(key.kind())) {
                last = act.at();
            }
        }
        return last;
    }
}
