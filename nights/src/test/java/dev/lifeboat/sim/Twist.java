package dev.lifeboat.sim;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.plan.Confirm;
import dev.lifeboat.core.plan.Define;
import dev.lifeboat.core.plan.Lane;
import dev.lifeboat.core.plan.Phase;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.plan.Start;
import dev.lifeboat.core.plan.Step;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Ways to bend a plan or a port, for mutants.
final class Twist {
    /// What stands in for one method: it is given the real one and its arguments.
    interface Call {
        Object on(Function<Object[], Object> real, Object[] arguments);
    }

    private Twist() {}

    /// The same port, but for one method.
    static <T> T port(Class<T> type, T real, String method, Call call) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, called, arguments) -> {
                            Function<Object[], Object> through =
                                    given -> {
                                        try {
                                            return called.invoke(real, given);
                                        } catch (IllegalAccessException
                                                | InvocationTargetException e) {
                                            throw new IllegalStateException(e);
                                        }
                                    };
                            return called.getName().equals(method)
                                    ? call.on(through, arguments)
                                    : through.apply(arguments);
                        }));
    }

    static Plan phases(Plan plan, UnaryOperator<List<Phase>> bend) {
        return new Plan(
                plan.id(),
                plan.goal(),
                plan.seen(),
                bend.apply(plan.phases()),
                plan.moves(),
                plan.refusals(),
                plan.followUps());
    }

    static Plan steps(Plan plan, UnaryOperator<Step> bend) {
        return phases(
                plan,
                phases ->
                        phases.stream()
                                .map(phase -> lanes(phase, lane -> steps(lane, bend)))
                                .toList());
    }

    private static Phase lanes(Phase phase, UnaryOperator<Lane> bend) {
        return new Phase(
                phase.number(),
                phase.name(),
                phase.lanes().stream().map(bend).toList(),
                phase.pace(),
                phase.after(),
                phase.begins());
    }

    private static Lane steps(Lane lane, UnaryOperator<Step> bend) {
        return new Lane(
                lane.id(), lane.name(), lane.guest(), lane.steps().stream().map(bend).toList());
    }

    /// What guards defining and starting a guest.
    static Plan guards(Plan plan, UnaryOperator<List<Claim>> bend) {
        return steps(
                plan,
                step ->
                        switch (step) {
                            case Define(var id, var seat, var name, var from, var guards) ->
                                    new Define(id, seat, name, from, bend.apply(guards));
                            case Start(var id, var seat, var name, var disks, var guards) ->
                                    new Start(id, seat, name, disks, bend.apply(guards));
                            default -> step;
                        });
    }

    static Plan withoutGuard(Plan plan, Predicate<Claim> gone) {
        return guards(plan, guards -> guards.stream().filter(gone.negate()).toList());
    }

    static Plan confirmed(Plan plan, UnaryOperator<Claim> bend) {
        return steps(
                plan,
                step ->
                        step instanceof Confirm(var id, var claim, var limits)
                                ? new Confirm(id, bend.apply(claim), limits)
                                : step);
    }

    /// A claim that is judged in another way.
    record Judged(Claim claim, UnaryOperator<Verdict> how) implements Claim {
        @Override
        public String sentence() {
            return claim.sentence();
        }

        @Override
        public SortedSet<Key<?, ?>> asks() {
            return claim.asks();
        }

        @Override
        public Verdict holds(Snapshot now) {
            return how.apply(claim.holds(now));
        }
    }
}
