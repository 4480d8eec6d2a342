package dev.lifeboat.core.plan;

import dev.lifeboat.core.fleet.HostId;
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

    /// What only one run may use at a time.
    public SortedSet<Resource> needs() {
        var needs = new TreeSet<Resource>();
        steps().flatMap(step -> step.touches().stream()).map(Resource::of).forEach(needs::add);
        return needs;
    }
}
