package dev.lifeboat.sim;

import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.plan.CannotWrite;
import dev.lifeboat.core.plan.EnterFence;
import dev.lifeboat.core.plan.ImagesAreFree;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.core.spi.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A night in whose journal the fence was skipped, as no command can do.
final class Skipped {
    private static final Path FOLDER = Path.of("../sim/scenarios", "003-good-caps");

    private Skipped() {}

    static Night night() throws IOException {
        return Night.of(
                Files.readString(FOLDER.resolve("site.yaml")),
                Files.readString(FOLDER.resolve("events.txt")));
    }

    static RunId begin(Night night) {
        var run = night.begin();
        var journal = night.journal();
        var at = night.site().now();
        if (!(journal.claim(run, "ops1", at) instanceof Journal.Receipt.Accepted(var claimed))) {
            throw new IllegalStateException("not claimed");
        }
        journal.plan(run)
                .orElseThrow()
                .steps()
                .filter(EnterFence.class::isInstance)
                .forEach(step ->
                        journal.append(
                                run,
                                claimed.epoch(),
                                at,
                                "ops",
                                new Event.Skipped(step.id(), "hurry")));
        return run;
    }

    /// Takes a skipped step for one that was done.
    static Gear believed() {
        return Gear.plan(plan ->
                Twist.guards(
                        plan,
                        guards ->
                                guards.stream()
                                        .filter(guard -> !(guard instanceof ImagesAreFree))
                                        .map(guard ->
                                                guard instanceof CannotWrite
                                                        ? new Twist.Judged(
                                                                guard, _ -> Verdict.yes("skipped"))
                                                        : guard)
                                        .toList()));
    }
}
