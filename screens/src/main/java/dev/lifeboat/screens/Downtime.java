package dev.lifeboat.screens;

import dev.lifeboat.core.evidence.Baseline;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.plan.GuestIsWell;
import dev.lifeboat.core.plan.Lane;
import dev.lifeboat.core.plan.Start;
import dev.lifeboat.core.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How long each guest was away. From when it was last seen well to when it was proven: never less
/// than the truth.
///
/// @param since when its host died, or the guest was last seen well
/// @param started by this run; empty if somebody else had started it, or nobody has
/// @param proven empty if it is not
record Downtime(
        String guest,
        Optional<HostId> where,
        Optional<Instant> since,
        Optional<Instant> started,
        Optional<Instant> proven) {

    static List<Downtime> all(Story story) {
        var run = story.run();
        var times = new RunTimes(story.journal());
        return run.plan()
                .lanes()
                .filter(lane -> Proofs.of(lane).isPresent())
                .map(lane -> of(lane, story, run, times))
                .toList();
    }

    private static Downtime of(Lane lane, Story story, Run run, RunTimes times) {
        var vm = lane.guest().orElseThrow();
        var proof = Proofs.of(lane).orElseThrow();
        var started =
                run.plan()
                        .steps()
                        .filter(step -> step instanceof Start start && start.seat().vm().equals(vm))
                        .flatMap(step -> times.intended(step.id()).stream())
                        .max(Instant::compareTo);
        var since = story.died().or(() -> lastWell(vm, (GuestIsWell) proof.claim(), story));
        return new Downtime(
                lane.name(),
                Optional.ofNullable(run.plan().moves().get(vm)),
                since,
                started,
                times.done(proof.id()));
    }

    private static Optional<Instant> lastWell(VmId vm, GuestIsWell claim, Story story) {
        var answered =
                story.before()
                        .lastSeen(Baseline.of(vm))
                        .filter(known -> known.seen().answered())
                        .map(known -> known.seen().last());
        return answered.or(() ->
                claim.dead().stream()
                        .flatMap(host -> story.before().lastSeen(Residents.of(host)).stream())
                        .filter(known -> known.seen().runs(vm))
                        .map(known -> known.answered())
                        .max(Instant::compareTo));
    }

    Optional<Duration> away() {
        return since.flatMap(from -> proven.map(to -> Duration.between(from, to)));
    }
}
