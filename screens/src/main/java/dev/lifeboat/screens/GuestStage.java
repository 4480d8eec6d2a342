package dev.lifeboat.screens;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.Baseline;
import dev.lifeboat.core.evidence.ConsoleTail;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.muster.Cause;
import dev.lifeboat.core.muster.Where;
import dev.lifeboat.core.plan.BreakLock;
import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.plan.GuestIsWell;
import dev.lifeboat.core.plan.Lane;
import dev.lifeboat.core.plan.Resume;
import dev.lifeboat.core.plan.Start;
import dev.lifeboat.core.plan.Step;
import dev.lifeboat.core.plan.StopIfStuck;
import dev.lifeboat.core.run.Progress;
import dev.lifeboat.core.run.QuestionId;
import dev.lifeboat.core.run.Run;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How far one guest is in a run that goes on: `answering 0:14`, `checking disk 46 %`, `waiting`.
///
/// @param well whether it is proven
record GuestStage(VmId vm, String guest, Style style, String words, boolean well) {

    /// @param now what is known at the moment, nothing stale in it
    static List<GuestStage> all(Run run, RunTimes times, Snapshot now) {
        return run.plan()
                .lanes()
                .filter(lane -> lane.guest().isPresent() && Proofs.of(lane).isPresent())
                .map(lane -> of(lane, run, times, now))
                .toList();
    }

    private static GuestStage of(Lane lane, Run run, RunTimes times, Snapshot now) {
        var vm = lane.guest().orElseThrow();
        var lanes = lanes(vm, run);
        if (run.held().contains(vm)) {
            return new GuestStage(
                    lane.guest().orElseThrow(), lane.name(), Style.OPEN, "hands off", false);
        }
        var question = question(lanes, run);
        if (question.isPresent()) {
            return new GuestStage(
                    lane.guest().orElseThrow(),
                    lane.name(),
                    Style.OPEN,
                    "held up: " + question.get(),
                    false);
        }
        if (lanes.stream().anyMatch(each -> isLeft(each, run))) {
            return new GuestStage(
                    lane.guest().orElseThrow(), lane.name(), Style.BAD, "left as it is", false);
        }
        var proof = Proofs.of(lane).orElseThrow();
        return run.of(proof.id()).stage() == Progress.Stage.DONE
                ? proven(lane, lanes, times, now)
                : onTheWay(lane, lanes, run, now);
    }

    private static List<Lane> lanes(VmId vm, Run run) {
        return run.plan().lanes().filter(each -> each.guest().equals(Optional.of(vm))).toList();
    }

    private static Optional<QuestionId> question(List<Lane> lanes, Run run) {
        return lanes.stream()
                .flatMap(lane -> run.current(lane).stream())
                .flatMap(step -> run.of(step.id()).waitsFor().stream())
                .findFirst();
    }

    private static boolean isLeft(Lane lane, Run run) {
        return lane.steps().stream()
                .anyMatch(step -> run.of(step.id()).stage() == Progress.Stage.LEFT);
    }

    private static GuestStage proven(Lane lane, List<Lane> lanes, RunTimes times, Snapshot now) {
        var silent =
                now.lastSeen(Baseline.of(lane.guest().orElseThrow()))
                        .map(known -> !known.seen().answered())
                        .orElse(false);
        var started =
                lanes.stream()
                        .flatMap(each -> each.steps().stream())
                        .filter(Start.class::isInstance)
                        .flatMap(step -> times.intended(step.id()).stream())
                        .max((a, b) -> a.compareTo(b));
        var end = Proofs.of(lane).flatMap(step -> times.done(step.id()));
        var took =
                started.isPresent() && end.isPresent()
                        ? " " + Page.took(Duration.between(started.get(), end.get()))
                        : "";
        var words = silent ? "silent as ever" : "answering" + took;
        return new GuestStage(lane.guest().orElseThrow(), lane.name(), Style.GOOD, words, true);
    }

    private static GuestStage onTheWay(Lane lane, List<Lane> lanes, Run run, Snapshot now) {
        var vm = lane.guest().orElseThrow();
        var start =
                lanes.stream()
                        .filter(each -> !each.equals(lane))
                        .flatMap(each -> each.steps().stream())
                        .filter(Start.class::isInstance)
                        .findFirst();
        if (start.isEmpty()
                && !(run.plan().goal() instanceof Goal.Evacuate)
                && !isReached(lane, run)) {
            return new GuestStage(vm, lane.name(), Style.FAINT, "waiting", false);
        }
        var stage = start.map(step -> run.of(step.id()).stage()).orElse(Progress.Stage.DONE);
        var healing = healing(lane, run);
        if (healing.isPresent()) {
            return new GuestStage(vm, lane.name(), Style.PLAIN, healing.get(), false);
        }
        return switch (stage) {
            case WAITING -> ahead(vm, lane, lanes, run);
            case BEGUN, INTENDED -> new GuestStage(vm, lane.name(), Style.PLAIN, "starting", false);
            case DONE, LEFT -> running(lane, start, now);
        };
    }

    /// Its start is still ahead; its disks may be free already.
    private static GuestStage ahead(VmId vm, Lane lane, List<Lane> lanes, Run run) {
        var locks =
                lanes.stream()
                        .flatMap(each -> each.steps().stream())
                        .filter(BreakLock.class::isInstance)
                        .toList();
        var free =
                !locks.isEmpty()
                        && locks.stream()
                                .allMatch(step -> run.of(step.id()).stage() == Progress.Stage.DONE);
        return new GuestStage(vm, lane.name(), Style.FAINT, free ? "lock freed" : "waiting", false);
    }

    private static boolean isReached(Lane lane, Run run) {
        return lane.steps().stream()
                .anyMatch(step -> run.of(step.id()).stage() != Progress.Stage.WAITING);
    }

    private static Optional<String> healing(Lane lane, Run run) {
        return run.current(lane)
                .filter(step -> run.of(step.id()).stage() == Progress.Stage.INTENDED)
                .flatMap(step ->
                        switch (step) {
                            case Resume _ -> Optional.of("resuming");
                            case StopIfStuck _ -> Optional.of("stopping");
                            case Start _ -> Optional.of("starting again");
                            default -> Optional.empty();
                        });
    }

    private static GuestStage running(Lane lane, Optional<Step> start, Snapshot now) {
        var well = (GuestIsWell) Proofs.of(lane).orElseThrow().claim();
        var line = Proofs.line(well, now);
        var cause = line.cause().map(Cause::kind);
        if (cause.isPresent() && !CausesSeen.mayPass(cause.get())) {
            return new GuestStage(
                    lane.guest().orElseThrow(), lane.name(), Style.BAD, line.verdict(), false);
        }
        var spoke = now.read(ConsoleTail.of(well.seat())).isKnown();
        var runs = line.where() instanceof Where.Once;
        var words =
                !runs || !spoke
                        ? start.isPresent() ? "started, no word yet" : "runs already"
                        : line.boot().up() == Answer.YES
                                ? "booted, not proven yet"
                                : line.boot().because();
        return new GuestStage(lane.guest().orElseThrow(), lane.name(), Style.PLAIN, words, false);
    }
}
