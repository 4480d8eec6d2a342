package dev.lifeboat.core.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.SyntheticFleet;
import dev.lifeboat.core.evidence.Baseline;
import dev.lifeboat.core.evidence.Fact;
import dev.lifeboat.core.evidence.GuestPing;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Kind;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.Subject;
import dev.lifeboat.core.incident.Detector;
import dev.lifeboat.core.plan.Brakes;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What follows from each sweep of pings, every few seconds, on a site of any size.
class SweepCostTest {
    private static final int HOSTS = 100;
    private static final int PER_HOST = 10;

    private final Fleet fleet;
    private final Counting now;

    /// Counts how often somebody asks which guests a host has.
    private static final class Counting implements Snapshot {
        private final Snapshot snapshot;
        private int lists;

        Counting(Snapshot snapshot) {
            this.snapshot = snapshot;
        }

        @Override
        public <F extends Fact<S>, S extends Subject> Reading<F> read(
                Key<F, S> key, Instant notBefore) {
            count(key);
            return snapshot.read(key, notBefore);
        }

        @Override
        public <F extends Fact<S>, S extends Subject> Optional<Reading.Known<F>> lastSeen(
                Key<F, S> key) {
            count(key);
            return snapshot.lastSeen(key);
        }

        private void count(Key<?, ?> key) {
            lists += key.kind().equals(Residents.KIND) ? 1 : 0;
        }

        @Override
        public <F extends Fact<S>, S extends Subject> SortedSet<S> subjects(Kind<F, S> kind) {
            return snapshot.subjects(kind);
        }

        @Override
        public Snapshot with(Map<Key<?, ?>, Reading<?>> changed) {
            return snapshot.with(changed);
        }
    }

    SweepCostTest() {
        var site = new SyntheticFleet(7, HOSTS, PER_HOST, 70);
        fleet = site.fleet();
        var pings = new TreeMap<Key<?, ?>, Reading<?>>();
        for (var vm : fleet.vms().keySet()) {
            var at = SyntheticFleet.NOW;
            pings.put(GuestPing.of(vm), SyntheticFleet.seen(new GuestPing(true), vm, at));
            pings.put(Baseline.of(vm), SyntheticFleet.seen(new Baseline(true, at), vm, at));
        }
        now = new Counting(site.readings().with(pings));
    }

    @Test
    void what_is_usual_is_learnt_by_asking_each_host_once_not_once_for_each_guest() {
        assertThat(Survey.baselines(now)).hasSize(HOSTS * PER_HOST * 19 / 20);
        assertThat(now.lists).isLessThan(10 * HOSTS);
    }

    @Test
    void who_is_dead_is_told_by_asking_each_host_a_few_times_not_once_for_each_guest() {
        assertThat(new Detector(fleet, Brakes.USUAL).examine(now)).hasSize(HOSTS);
        assertThat(now.lists).isLessThan(10 * HOSTS);
    }
}
