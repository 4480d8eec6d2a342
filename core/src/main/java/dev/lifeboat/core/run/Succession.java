package dev.lifeboat.core.run;

import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.Subject;
import dev.lifeboat.core.plan.BreakLock;
import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.plan.ReleasePanel;
import dev.lifeboat.core.plan.Step;
import dev.lifeboat.core.plan.StepId;
import dev.lifeboat.core.plan.Undefine;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// One plan takes the place of another in a run.
///
/// A step of the same name can mean something else in the new plan (`4.web-1/start`, on another
/// host): only a step that is equal stays done. All others are looked at anew, and what already
/// holds is adopted.
public record Succession(Plan before, Plan next) {

    Map<StepId, Progress> progress(Map<StepId, Progress> old, Instant at) {
        var kept = new HashMap<StepId, Progress>();
        old.forEach((id, progress) -> {
            var was = before.step(id);
            var is = next.step(id);
            if (was.isEmpty() || is.isEmpty()) {
                return;
            }
            if (progress.stage().isOver() && was.equals(is)) {
                kept.put(id, progress);
            } else if (progress.stage() == Progress.Stage.INTENDED && act(was.get(), is.get())) {
                kept.put(id, progress.released(at, false));
            }
        });
        return kept;
    }

    /// The same act, whatever guards it now.
    private static boolean act(Step was, Step is) {
        return was.equals(is)
                || (was.getClass() == is.getClass()
                        && was.act().equals(is.act())
                        && was.touches().equals(is.touches())
                        && !(was instanceof ReleasePanel));
    }

    /// Why the new plan must not take over yet; empty when it may.
    ///
    /// Legal only when each act that was begun is seen to its end or cannot matter any more: the
    /// new plan waits for the same act, fences the host where it was to happen, or first sees the
    /// guest undefined there (R6). A lock is broken by its owner's exact name: it may happen late.
    public static Optional<String> whyNot(Run run, Plan next) {
        var succession = new Succession(run.plan(), next);
        return run.plan()
                .steps()
                .filter(step -> run.of(step.id()).stage() == Progress.Stage.INTENDED)
                .filter(step -> !succession.isHarmless(step))
                .findFirst()
                .map(step -> "\"" + step.act() + "\" was begun and is not seen to its end");
    }

    private boolean isHarmless(Step begun) {
        return begun instanceof BreakLock
                || next.step(begun.id()).filter(is -> act(begun, is)).isPresent()
                || isFenced(begun)
                || isUndone(begun);
    }

    private boolean isFenced(Step begun) {
        var dead =
                next.goal() instanceof Goal.Evacuate(var hosts, _)
                        ? hosts
                        : Collections.<HostId>emptySortedSet();
        var where = hosts(begun);
        return !where.isEmpty() && dead.containsAll(where);
    }

    private static SortedSet<HostId> hosts(Step step) {
        var hosts = new TreeSet<HostId>();
        for (Subject subject : step.touches()) {
            if (subject instanceof Seat seat) {
                hosts.add(seat.host());
            } else if (subject instanceof HostId host) {
                hosts.add(host);
            }
        }
        return hosts;
    }

    private boolean isUndone(Step begun) {
        return next.steps()
                .filter(Undefine.class::isInstance)
                .map(step -> ((Undefine) step).seat())
                .anyMatch(begun.touches()::contains);
    }
}
