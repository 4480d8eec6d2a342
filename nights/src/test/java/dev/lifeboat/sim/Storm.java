package dev.lifeboat.sim;

import dev.lifeboat.core.control.Runner;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.RunId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// One random night: a site, faults, acts of people, answers, crashes, a frozen controller. The
/// same seed gives the same night.
final class Storm {
    /// How it ended.
    enum Outcome {
        DONE,
        DONE_IN_PART,
        ABORTED,
        QUESTION
    }

    private static final int EDGES = 250;

    final long seed;
    final Weather weather;
    final List<String> broken = new ArrayList<>();
    private final RandomGenerator dice;
    private final Night night;
    private Outcome outcome = Outcome.QUESTION;

    private Storm(long seed, Function<Night, Gear> gear) {
        this.seed = seed;
        this.dice = new Random(seed);
        this.weather = Weather.of(dice);
        this.night = Night.of(weather.site(), weather.events());
        night.wears(gear.apply(night));
        night.answeredBy(new Person(night, dice)::hear);
    }

    static Storm live(long seed) {
        return live(seed, _ -> Gear.PLAIN);
    }

    /// @param gear what stands between the site and its recovery
    static Storm live(long seed, Function<Night, Gear> gear) {
        var storm = new Storm(seed, gear);
        try {
            storm.live();
        } catch (RuntimeException e) {
            storm.broken.add("failed: " + e + " at " + List.of(e.getStackTrace()).getFirst());
        }
        storm.broken.addAll(storm.night.site().invariants().broken());
        return storm;
    }

    Outcome outcome() {
        return outcome;
    }

    private void live() {
        var run = night.begin();
        for (var crashes = dice.nextInt(3); crashes > 0; crashes--) {
            if (diesOrEnds(run)) {
                night.crashed();
                night.idle(Duration.ofSeconds(dice.nextInt(30)));
            }
        }
        ended(night.carryOut(run), run);
    }

    /// Whether it died; a controller that is frozen meanwhile finds that it has lost the run.
    private boolean diesOrEnds(RunId run) {
        try {
            var edges = new Edges(night, dice.nextInt(EDGES));
            if (dice.nextInt(3) > 0) {
                night.carryOut(run, "ops1", night.gear().and(Gear.crew(edges::between)));
                return false;
            }
            var until = dice.nextInt(EDGES);
            var frozen =
                    Gear.crew(crew -> Frozen.crew(crew, night, until, () -> takesOver(run, edges)));
            var end = night.carryOut(run, "ops1", night.gear().and(frozen));
            return end instanceof Runner.End.Lost;
        } catch (Edges.Crash crash) {
            return true;
        }
    }

    private void takesOver(RunId run, Edges edges) {
        try {
            night.carryOut(run, "ops3", night.gear().and(Gear.crew(edges::between)));
        } catch (Edges.Crash crash) {
            night.site().note("ops3", "dies");
        }
    }

    private void ended(Runner.End end, RunId id) {
        var run = night.run(id);
        switch (end) {
            case Runner.End.Over(var ending) ->
                    outcome =
                            switch (ending) {
                                case DONE -> Outcome.DONE;
                                case DONE_IN_PART -> Outcome.DONE_IN_PART;
                                case ABORTED -> Outcome.ABORTED;
                            };
            case Runner.End.Idle() -> {
                if (run.open().isEmpty() && !run.isPaused()) {
                    broken.add("stands still without a question");
                }
            }
            case Runner.End.Lost _, Runner.End.CannotWrite _, Runner.End.Halted _ ->
                    broken.add("ended with " + end);
        }
        if (night.site().now().isAfter(SimWorld.DAWN)) {
            broken.add("does not come to rest");
        }
        var intents =
                night.journal().read(id).stream()
                        .filter(entry -> entry.event() instanceof Event.Intended)
                        .count();
        if (intents > 2_000) {
            broken.add("acts without end: " + intents + " intents");
        }
    }

    /// All that is needed to see it again.
    String told() {
        return "seed "
                + seed
                + ": "
                + String.join("\n  ", broken)
                + "\n"
                + weather.site()
                + weather.events()
                + night.site().transcript();
    }
}
