package dev.lifeboat.sim;

import dev.lifeboat.core.control.Crew;
import dev.lifeboat.core.control.World;
import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.plan.CannotWrite;
import dev.lifeboat.core.plan.GuestIsWell;
import dev.lifeboat.core.plan.ImagesAreFree;
import dev.lifeboat.core.plan.MayAnswer;
import dev.lifeboat.core.plan.NobodyAnswers;
import dev.lifeboat.core.plan.OthersAnswer;
import dev.lifeboat.core.plan.Phase;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.plan.RunsNowhere;
import dev.lifeboat.core.plan.Step;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.core.spi.Journal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Lifeboats that are broken on purpose, each in one way. Some test has to sink every one of them;
/// the product has no switch for any.
final class Mutants {
    private Mutants() {}

    /// By what is wrong with it; made anew for each night.
    static Map<String, Function<Night, Gear>> all() {
        var all = new LinkedHashMap<String, Function<Night, Gear>>();
        all.put("UNKNOWN counts as safe", _ -> guards(Mutants::optimist));
        all.put("acts before the intent is written", _ -> Gear.crew(Mutants::actsFirst));
        all.put("the fence comes last", _ -> Gear.plan(Mutants::fenceLast));
        without(all, "cannot speak", MayAnswer.class);
        without(all, "cannot write", CannotWrite.class);
        without(all, "the others answer", OthersAnswer.class);
        without(all, "images are free", ImagesAreFree.class);
        without(all, "runs nowhere", RunsNowhere.class);
        without(all, "nobody answers", NobodyAnswers.class);
        all.put(
                "fences a nonce, not the address",
                night -> Gear.ports(it -> BentPorts.nonce(night, it)));
        all.put("fences for an hour", _ -> Gear.ports(BentPorts::shortFence));
        all.put("breaks the lock by key", night -> Gear.ports(it -> BentPorts.byKey(night, it)));
        all.put("believes any BMC", _ -> Gear.ports(BentPorts::anyBmc));
        all.put("accepts a stale epoch", _ -> Gear.crew(Mutants::anyEpoch));
        all.put("calls well what runs", _ -> Gear.plan(Mutants::runsIsWell));
        all.put("tells old news as new", _ -> Gear.crew(it -> with(it, new OldNews(it.world()))));
        all.put("asks nobody after waking", night -> Gear.crew(it -> asksNobody(night, it)));
        return all;
    }

    static Function<Night, Gear> named(String name) {
        return Objects.requireNonNull(all().get(name), name);
    }

    private static void without(
            Map<String, Function<Night, Gear>> all, String name, Class<? extends Claim> guard) {
        all.put(
                "no guard: " + name,
                _ -> Gear.plan(plan -> Twist.withoutGuard(plan, guard::isInstance)));
    }

    private static Gear guards(UnaryOperator<Claim> bend) {
        return Gear.plan(plan -> Twist.guards(plan, guards -> guards.stream().map(bend).toList()));
    }

    private static Claim optimist(Claim claim) {
        return new Twist.Judged(
                claim,
                verdict ->
                        verdict.answer() == Answer.UNKNOWN
                                ? Verdict.yes(verdict.because())
                                : verdict);
    }

    private static Crew actsFirst(Crew crew) {
        var early =
                Twist.port(
                        Journal.class,
                        crew.journal(),
                        "append",
                        (real, given) -> Hasty.append(crew, real, given));
        return new Crew(
                crew.world(),
                early,
                crew.watcher(),
                crew.replanner(),
                crew.me(),
                crew.staysForAnswers());
    }

    private static Plan fenceLast(Plan plan) {
        var open =
                Twist.withoutGuard(
                        plan,
                        guard -> guard instanceof CannotWrite || guard instanceof ImagesAreFree);
        return Twist.phases(
                open,
                phases -> {
                    var bent = new ArrayList<Phase>();
                    for (var phase : phases) {
                        switch (phase.number()) {
                            case "3" -> {}
                            case "2a" -> bent.add(after(phase, "5"));
                            case "4" -> bent.add(after(phase, "2b"));
                            default -> bent.add(phase);
                        }
                    }
                    return bent;
                });
    }

    private static Phase after(Phase phase, String before) {
        return new Phase(
                phase.number(),
                phase.name(),
                phase.lanes(),
                phase.pace(),
                new TreeSet<>(List.of(before)),
                phase.begins());
    }

    private static Crew anyEpoch(Crew crew) {
        var lax =
                Twist.port(
                        Journal.class,
                        crew.journal(),
                        "append",
                        (real, given) -> {
                            var holder = crew.journal().holder((RunId) given[0]);
                            given[1] = holder;
                            return real.apply(given);
                        });
        return new Crew(
                crew.world(),
                lax,
                crew.watcher(),
                crew.replanner(),
                crew.me(),
                crew.staysForAnswers());
    }

    private static Plan runsIsWell(Plan plan) {
        return Twist.confirmed(
                plan,
                claim ->
                        claim instanceof GuestIsWell(var seat, _, _, _)
                                ? new Twist.Judged(
                                        claim,
                                        verdict ->
                                                verdict.isYes()
                                                        ? verdict
                                                        : Verdict.yes("runs on " + seat.host()))
                                : claim);
    }

    /// A frozen controller that wakes with an intent in its hand, and carries it out unasked.
    private static Crew asksNobody(Night night, Crew crew) {
        var world =
                Twist.port(
                        World.class,
                        crew.world(),
                        "act",
                        (real, given) -> {
                            var intent = (Entry) given[1];
                            var holder = crew.journal().holder(intent.run());
                            if (!holder.equals(intent.epoch())) {
                                var step = (Step) given[0];
                                night.site().invariants().acted(false, step.act());
                                night.late(Duration.ZERO, step);
                            }
                            return real.apply(given);
                        });
        return with(crew, world);
    }

    private static Crew with(Crew crew, World world) {
        return new Crew(
                world,
                crew.journal(),
                crew.watcher(),
                crew.replanner(),
                crew.me(),
                crew.staysForAnswers());
    }
}
