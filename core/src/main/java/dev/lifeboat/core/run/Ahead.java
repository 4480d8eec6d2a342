package dev.lifeboat.core.run;

import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.fleet.Subject;
import dev.lifeboat.core.plan.Lane;
import dev.lifeboat.core.plan.Phase;
import dev.lifeboat.core.plan.Step;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// What the next steps will ask, so that the eyes can look while the hands are busy.
///
/// Nothing is decided by it: a reading counts by the rules of every reading. What an act before the
/// step will touch is left out, since it would have to be looked at again.
final class Ahead {
    private final Run run;
    private final Lanes lanes;
    private final SortedSet<Key<?, ?>> keys = new TreeSet<>();

    private Ahead(Run run, Lanes lanes) {
        this.run = run;
        this.lanes = lanes;
    }

    static SortedSet<Key<?, ?>> of(Run run, Lanes lanes, Collection<Step> acting) {
        var ahead = new Ahead(run, lanes);
        var touched = new HashSet<Subject>();
        acting.forEach(step -> touched.addAll(step.touches()));
        for (var phase : run.plan().phases()) {
            ahead.add(phase, touched);
        }
        return ahead.keys;
    }

    private void add(Phase phase, Set<Subject> touched) {
        if (lanes.isOpen(phase)) {
            lanes.ready(phase).forEach(lane -> add(left(lane), touched));
        } else if (run.layout().before(phase).stream().allMatch(lanes::isOpen)) {
            var all = new HashSet<>(touched);
            run.layout().before(phase).stream()
                    .flatMap(before -> before.lanes().stream())
                    .flatMap(lane -> left(lane).stream())
                    .forEach(step -> all.addAll(step.touches()));
            phase.lanes().stream()
                    .limit(phase.pace().width())
                    .forEach(lane -> add(left(lane), all));
        }
    }

    private List<Step> left(Lane lane) {
        return lane.steps().stream().filter(step -> !run.of(step.id()).stage().isOver()).toList();
    }

    private void add(List<Step> steps, Set<Subject> touched) {
        var before = new HashSet<>(touched);
        for (var step : steps) {
            for (var guard : step.guards()) {
                guard.asks().stream()
                        .filter(key -> !before.contains(key.subject()))
                        .forEach(keys::add);
            }
            before.addAll(step.touches());
        }
    }
}
