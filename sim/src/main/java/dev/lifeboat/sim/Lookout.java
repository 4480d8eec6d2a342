package dev.lifeboat.sim;

import dev.lifeboat.core.control.Eyes;
import dev.lifeboat.core.control.Survey;
import dev.lifeboat.core.evidence.BootImage;
import dev.lifeboat.core.evidence.Hardware;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.NetworkConfig;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.plan.Brakes;
import dev.lifeboat.core.plan.FullDrill;
import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.plan.LockDrill;
import dev.lifeboat.core.plan.OobDrill;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.plan.Planner;
import dev.lifeboat.core.plan.RestartDrill;
import dev.lifeboat.core.readiness.Readiness;
import dev.lifeboat.core.readiness.Recovery;
import dev.lifeboat.core.spi.Ports;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Looks at a whole simulated site, and plans from what it saw.
record Lookout(SimSite site, Ports ports) {

    /// @param dead hosts that are not asked any more
    Readings survey(Set<HostId> dead, Readings known) {
        var survey = new Survey(site.fleet(), dead);
        var eyes = new Eyes(site.fleet(), ports, new SimMachines(site));
        var seen = known;
        for (var round = 1; round <= Survey.ROUNDS; round++) {
            var found = new TreeMap<Key<?, ?>, Reading<?>>();
            survey.round(round, seen).forEach(key -> found.put(key, eyes.look(key)));
            seen = seen.with(found);
        }
        return machines(eyes, seen.with(survey.notAsked(seen)));
    }

    /// Only where somebody cares for them.
    private Readings machines(Eyes eyes, Readings known) {
        var keys = new TreeSet<Key<?, ?>>();
        for (var host : site.hosts.values()) {
            if (host.machine.own > 0 || host.machine.bare) {
                keys.add(Hardware.of(host.id));
                keys.add(BootImage.of(host.id));
                keys.add(NetworkConfig.of(host.id));
            }
        }
        var seen = new TreeMap<Key<?, ?>, Reading<?>>();
        keys.forEach(key -> seen.put(key, eyes.look(key)));
        return known.with(seen);
    }

    Plan plan(Goal goal, Readings known) {
        return switch (goal) {
            case Goal.Evacuate(var dead, var onto) ->
                    Planner.evacuate(site.fleet(), known, dead, onto, Brakes.USUAL);
            case Goal.SwapChassis swap -> Planner.swap(site.fleet(), known, swap, Brakes.USUAL);
            case Goal.Drill drill -> drill(drill, known);
            case Goal.Readmit _ -> throw new IllegalArgumentException("no scenario of " + goal);
        };
    }

    /// As `lifeboat ready` finds it.
    Readiness readiness(HostId host, Readings known) {
        var seen = look(known, Readiness.asks(recovery(host, known)));
        return Readiness.of(recovery(host, seen), site.now());
    }

    private Recovery recovery(HostId host, Readings known) {
        return Recovery.of(site.fleet(), known, host, new TreeSet<>(), Brakes.USUAL);
    }

    private Plan drill(Goal.Drill drill, Readings known) {
        var host = drill.host();
        var dead = new TreeSet<>(Set.of(host));
        var plan = Planner.evacuate(site.fleet(), known, dead, drill.onto(), Brakes.USUAL);
        var moves = plan.moves();
        return switch (drill.kind()) {
            case LOCK -> {
                var wish = new LockDrill.Wish(host, moves, site.ceph.canaries);
                var seen = look(known, LockDrill.asks(known, wish));
                yield LockDrill.plan(site.fleet(), seen, wish, site.now());
            }
            case RESTART -> {
                var seen = look(known, RestartDrill.asks(known, host, moves.keySet()));
                var wish =
                        new RestartDrill.Wish(
                                host, moves, new TreeSet<>(), ports.stunts()::hindrances);
                yield RestartDrill.plan(site.fleet(), seen, wish, site.now());
            }
            case OOB -> {
                var seen = look(known, OobDrill.asks(site.fleet(), host));
                yield OobDrill.plan(site.fleet(), seen, host);
            }
            case FULL ->
                    site.isLab
                            ? FullDrill.hanging(plan, site.fleet(), known, Brakes.USUAL)
                            : FullDrill.plan(site.fleet(), known, host, moves, site.now());
        };
    }

    private Readings look(Readings known, Set<Key<?, ?>> keys) {
        var eyes = new Eyes(site.fleet(), ports);
        var seen = new TreeMap<Key<?, ?>, Reading<?>>();
        keys.forEach(key -> seen.put(key, eyes.look(key)));
        return known.with(seen);
    }

    static Set<HostId> dead(Goal goal) {
        return switch (goal) {
            case Goal.Evacuate(var dead, _) -> dead;
            case Goal.SwapChassis(var host, var spare) -> Set.of(host, spare);
            case Goal.Readmit _, Goal.Drill _ -> Set.of();
        };
    }
}
