package dev.lifeboat.sim;

import dev.lifeboat.core.control.Arrival;
import dev.lifeboat.core.evidence.Fact;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Kind;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Source;
import dev.lifeboat.core.evidence.Testimony;
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.core.fleet.Subject;
import dev.lifeboat.core.plan.Step;
import dev.lifeboat.core.plan.StepId;
import dev.lifeboat.core.run.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Keeps account of what one controller was shown, apart from the controller: when it acts, each
/// guard must follow from readings that count. Those are Known or named unknown, fresh for their
/// kind, asked for by this controller itself, and asked after the last act on their subject.
final class Evidence {
    private final SimSite site;
    private final TreeMap<StepId, Step> acting = new TreeMap<>();
    private final List<Act> acted = new ArrayList<>();
    private Readings seen;
    private @Nullable Run run;

    /// @param known what the controller was told when it began; of this only history counts
    Evidence(SimSite site, Readings known) {
        this.site = site;
        this.seen = known;
    }

    /// The run after its last entry.
    void run(Run now) {
        run = now;
    }

    Optional<Run> run() {
        return Optional.ofNullable(run);
    }

    void arrived(Arrival arrival) {
        if (arrival instanceof Arrival.Looked(var readings)) {
            seen = seen.with(readings);
        }
        if (arrival instanceof Arrival.Acted(var id, _, _, var at)) {
            var step = acting.remove(id);
            if (step != null) {
                acted.add(new Act(step, at));
            }
        }
    }

    void acted(Step step) {
        acting.put(step.id(), step);
        if (run == null) {
            site.invariants().acted(false, step.act());
            return;
        }
        var counts = new Counts(seen, run, acted, site.now());
        for (var guard : step.guards()) {
            var verdict = guard.holds(counts);
            if (!verdict.isYes()) {
                site.invariants()
                        .violated(
                                step.act()
                                        + " while \""
                                        + guard.sentence()
                                        + "\" was not proven: "
                                        + verdict.because());
            }
        }
    }

    /// An act that has ended.
    private record Act(Step step, Instant at) {}

    /// Only what may be leant on.
    private record Counts(Snapshot all, Run run, List<Act> acted, Instant at) implements Snapshot {
        @Override
        public <F extends Fact<S>, S extends Subject> Reading<F> read(
                Key<F, S> key, Instant notBefore) {
            var reading = all.read(key, notBefore);
            var voided =
                    acted.stream()
                            .anyMatch(act ->
                                    act.step().voids(key) && reading.asked().isBefore(act.at()));
            var counts =
                    key.kind().isHistory()
                            || !(reading.asked().isBefore(from())
                                    || voided
                                    || reading.asked().isBefore(at.minus(key.kind().freshFor())));
            return counts
                    ? reading
                    : new Reading.Unknown<>(
                            new Why(Why.Cause.STALE, "does not count"),
                            reading.source(),
                            reading.asked(),
                            reading.answered());
        }

        /// Nobody can have acted before the first claim; what was seen long before it is no
        /// evidence all the same.
        private Instant from() {
            return run.epoch().number() > 1 ? run.claimed() : run.claimed().minusSeconds(10);
        }

        @Override
        public <F extends Fact<S>, S extends Subject> Optional<Reading.Known<F>> lastSeen(
                Key<F, S> key) {
            if (key.kind().equals(Testimony.KIND)) {
                var said = run.said().get(key.subject());
                if (said != null) {
                    var source = new Source("journal", key.subject());
                    var known = new Reading.Known<>(said, source, Instant.MIN, Instant.MIN);
                    @SuppressWarnings("unchecked") // the key is one of testimony
                    var own = (Reading.Known<F>) known;
                    return Optional.of(own);
                }
            }
            return all.lastSeen(key);
        }

        @Override
        public <F extends Fact<S>, S extends Subject> SortedSet<S> subjects(Kind<F, S> kind) {
            return all.subjects(kind);
        }

        @Override
        public Snapshot with(Map<Key<?, ?>, Reading<?>> changed) {
            return new Counts(all.with(changed), run, acted, at);
        }
    }
}
