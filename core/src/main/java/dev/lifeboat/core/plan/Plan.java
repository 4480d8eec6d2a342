package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.MebiBytes;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.VmId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What would be done: immutable and complete. Nothing is left to decide but whether each guard
/// holds.
///
/// @param id a fingerprint of all the rest, so that the same readings give the same plan and id
/// @param seen when the newest reading that it rests on was made
/// @param moves where each guest goes, or already is
/// @param until the last phase that is carried out before somebody says to go on; empty: all. Not
///   part of the id: it is the same plan
public record Plan(
        String id,
        Goal goal,
        Instant seen,
        List<Phase> phases,
        SortedMap<VmId, HostId> moves,
        List<Refusal> refusals,
        List<FollowUp> followUps,
        Optional<String> until) {
    public Plan {
        phases = List.copyOf(phases);
        moves = new TreeMap<>(moves);
        refusals = List.copyOf(refusals);
        followUps = List.copyOf(followUps);
    }

    /// A plan that is carried out whole.
    public Plan(
            String id,
            Goal goal,
            Instant seen,
            List<Phase> phases,
            SortedMap<VmId, HostId> moves,
            List<Refusal> refusals,
            List<FollowUp> followUps) {
        this(id, goal, seen, phases, moves, refusals, followUps, Optional.empty());
    }

    /// The same plan, carried out up to and with this phase; empty when it has no such phase.
    public Optional<Plan> until(String number) {
        return upTo(Optional.of(number)).isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Plan(
                                id,
                                goal,
                                seen,
                                phases,
                                moves,
                                refusals,
                                followUps,
                                Optional.of(number)));
    }

    /// The phases up to and with this one: `2a`, or `2` for all that begin with it.
    public List<Phase> upTo(Optional<String> last) {
        if (last.isEmpty()) {
            return phases;
        }
        for (var count = phases.size(); count > 0; count--) {
            var number = phases.get(count - 1).number();
            if (number.equals(last.get()) || number.matches(Pattern.quote(last.get()) + "[a-z]")) {
                return phases.subList(0, count);
            }
        }
        return List.of();
    }

    public Stream<Lane> lanes() {
        return phases.stream().flatMap(phase -> phase.lanes().stream());
    }

    public Stream<Step> steps() {
        return lanes().flatMap(lane -> lane.steps().stream());
    }

    public Optional<Step> step(StepId id) {
        return steps().filter(step -> step.id().equals(id)).findFirst();
    }

    public Optional<Phase> phase(String number) {
        return phases.stream().filter(phase -> phase.number().equals(number)).findFirst();
    }

    /// The hosts that it is about: dead ones, or one that returns.
    public SortedSet<HostId> hosts() {
        return switch (goal) {
            case Goal.Evacuate(var dead, _) -> dead;
            case Goal.SwapChassis(var host, var spare) -> new TreeSet<>(List.of(host, spare));
            case Goal.Readmit(var host) -> new TreeSet<>(List.of(host));
            case Goal.Drill drill -> drill.hosts();
        };
    }

    /// The drill that it is. One that hangs its host goes on as an evacuation.
    public Optional<Goal.Drill> drill() {
        return goal instanceof Goal.Drill drill
                ? Optional.of(drill)
                : steps().filter(step -> step instanceof HangHost)
                        .map(step -> ((HangHost) step).host())
                        .findFirst()
                        .map(host ->
                                new Goal.Drill(
                                        Goal.Drill.Kind.FULL, host, new TreeSet<>(moves.values())));
    }

    /// What only one run may use at a time: guests, their disks, and the power of hosts. Not where
    /// guests go, which has room for those of several runs, and not a cluster's blocklist, to which
    /// each adds its own.
    public SortedSet<Resource> needs() {
        var needs = new TreeSet<Resource>();
        hosts().forEach(host -> needs.add(Resource.of(host, host.name())));
        for (var lane : lanes().toList()) {
            lane.guest().ifPresent(vm -> needs.add(Resource.of(vm, lane.name())));
        }
        moves.keySet().forEach(vm -> needs.add(Resource.of(vm, vm.label())));
        for (var step : steps().toList()) {
            for (var touched : step.touches()) {
                if (touched instanceof Seat(var vm, _)) {
                    needs.add(Resource.of(vm, vm.label()));
                } else if (touched instanceof Image image && isHeld(step, image)) {
                    needs.add(Resource.of(image, image.label()));
                }
            }
        }
        return needs;
    }

    /// A drill that takes a snapshot of a guest's image does not hold it: an outage goes first.
    private boolean isHeld(Step step, Image image) {
        return !(goal instanceof Goal.Drill) || Scratch.isOne(image) || step instanceof SeizeLock;
    }

    /// The memory that it still takes on each host: that of guests which do not run there yet.
    public SortedMap<HostId, MebiBytes> memory(Snapshot now) {
        var memory = new TreeMap<HostId, MebiBytes>();
        for (var step : steps().toList()) {
            if (step.itself() instanceof Define(_, var seat, _, var from, _) && !runs(seat, now)) {
                memory.merge(seat.host(), from.memory(), MebiBytes::plus);
            } else if (step instanceof DefineStunt(_, var stunt, var like, _)
                    && !runs(stunt.seat(), now)) {
                memory.merge(stunt.host(), like.memory(), MebiBytes::plus);
            }
        }
        return memory;
    }

    private static boolean runs(Seat seat, Snapshot now) {
        var there = now.lastSeen(Residents.of(seat.host())).map(Reading.Known::seen);
        return there.map(seen -> seen.runs(seat.vm())).orElse(false);
    }
}
