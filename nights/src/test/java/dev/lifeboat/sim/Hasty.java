package dev.lifeboat.sim;

import dev.lifeboat.core.control.Crew;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Epoch;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.RunId;
import java.time.Instant;
import java.util.function.Function;

/// A mutant's journal: it carries out what an intent says, and then writes the intent.
final class Hasty {
    private Hasty() {}

    static Object append(Crew crew, Function<Object[], Object> real, Object[] given) {
        if (given[4] instanceof Event.Intended(var step, _, _)) {
            var run = (RunId) given[0];
            var n = crew.journal().read(run).size() + 1L;
            var unwritten =
                    new Entry(
                            run,
                            (Epoch) given[1],
                            n,
                            (Instant) given[2],
                            (String) given[3],
                            (Event) given[4]);
            crew.journal()
                    .plan(run)
                    .flatMap(plan -> plan.step(step))
                    .ifPresent(found -> crew.world().act(found, unwritten));
        }
        return real.apply(given);
    }
}
