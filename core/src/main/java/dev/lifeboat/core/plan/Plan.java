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
import java.util.stream.Stream;

/// What would be done: immutable and complete. Nothing is left to decide but whether each guard
/// holds.
///
/// @param id a fingerprint of all the rest, so that the same readings give the same plan and id
/// @param seen when the newest reading that it rests on was made
/// @param moves where each guest goes, or already is
public record Plan(
        String id,
        Goal goal,
        Instant seen,
        List<Phase> phases,
        SortedMap<VmId, HostId> moves,
        List<Refusal> refusals,
        List<FollowUp> followUps) {
    public Plan {
        phases = List.copyOf(phases);
        moves = new TreeMap<>(moves);
        refusals = List.copyOf(refusals);
        followUps = List.copyOf(followUps);
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
