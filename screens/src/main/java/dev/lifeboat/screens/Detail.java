package dev.lifeboat.screens;

import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.muster.GuestLine;
import dev.lifeboat.core.plan.GuestIsWell;
import dev.lifeboat.core.plan.Lane;
import dev.lifeboat.core.plan.Phase;
import dev.lifeboat.core.plan.Step;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.Progress;
import dev.lifeboat.core.run.Run;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/// What stands behind one sentence of a page: "how do you know?".
///
/// @param claims what is said
/// @param steps what was done about it, and what was seen afterwards
/// @param readings what was looked at
public record Detail(String title, List<Claimed> claims, List<Done> steps, List<Ground> readings) {

    /// @param about such as `disk`; may be empty
    public record Claimed(String about, String text) {
        public Claimed {
            text = Plain.of(text);
        }
    }

    /// @param act as an order, such as `start db-1 on kct10`
    /// @param stage how far it is, such as `done`
    public record Done(String lane, String act, String stage, Style style, String because) {}

    /// A guest: its four answers, its steps, and all that was looked at for them.
    public static Optional<Detail> guest(RunNow now, VmId vm) {
        return Proofs.of(vm, now.run().plan()).map(well -> guest(now, well));
    }

    private static Detail guest(RunNow now, GuestIsWell well) {
        var line = Proofs.line(well, now.fresh());
        var vm = Optional.of(well.seat().vm());
        var lanes = now.run().plan().lanes().filter(lane -> lane.guest().equals(vm)).toList();
        return new Detail(
                Plain.of(line.vm().name()),
                answers(line),
                steps(lanes, now.run()),
                Ground.of(well.asks(), now.run().plan(), now.known()));
    }

    private static List<Claimed> answers(GuestLine line) {
        var all = new ArrayList<Claimed>();
        all.add(new Claimed("verdict", Roll.verdict(line)));
        line.cause().ifPresent(cause -> all.add(new Claimed("because", cause.because())));
        all.add(new Claimed("where", line.where().text()));
        all.add(new Claimed("disk", line.disk().because()));
        all.add(new Claimed("boot", line.boot().because()));
        all.add(new Claimed("reach", line.reach().because()));
        return all;
    }

    /// A phase: each of its steps, and what they lean on.
    public static Optional<Detail> phase(RunNow now, String number) {
        return now.run().plan().phase(number).map(phase -> phase(now, phase));
    }

    private static Detail phase(RunNow now, Phase phase) {
        var run = now.run();
        var keys = new TreeSet<Key<?, ?>>();
        phase.lanes().stream()
                .flatMap(lane -> lane.steps().stream())
                .forEach(step -> keys.addAll(step.asks()));
        return new Detail(
                phase.number() + " " + Plain.of(PhaseNames.of(phase, run.plan())),
                List.of(new Claimed("", PhaseState.of(phase, run).text())),
                steps(phase.lanes(), run),
                Ground.of(keys, run.plan(), now.known()));
    }

    /// An entry of the journal: the guards that it leaned on, its step, and where to look.
    public static Optional<Detail> entry(RunNow now, long n) {
        return now.journal().stream()
                .filter(each -> each.n() == n)
                .findFirst()
                .map(each -> entry(now, each));
    }

    private static Detail entry(RunNow now, Entry entry) {
        var run = now.run();
        var step = RunTimes.step(entry.event()).flatMap(run.plan()::step);
        var claims = new ArrayList<Claimed>();
        now.told().stream()
                .filter(told -> told.n() == entry.n())
                .forEach(told -> claims.add(new Claimed(told.where(), told.text())));
        claims.add(new Claimed("written", "entry " + entry.n() + " of epoch " + entry.epoch()));
        claims.add(new Claimed("by", entry.actor()));
        intent(now, entry)
                .ifPresent(guards -> guards.forEach(it -> claims.add(new Claimed("guard", it))));
        return new Detail(
                "entry " + entry.n(),
                claims,
                step.map(it -> done(it, run)).stream().toList(),
                step.map(it -> Ground.of(it.asks(), run.plan(), now.known())).orElse(List.of()));
    }

    /// What was seen to be true just before the step's last act.
    private static Optional<List<String>> intent(RunNow now, Entry entry) {
        var step = RunTimes.step(entry.event());
        return now.journal().stream()
                .filter(each -> each.n() <= entry.n())
                .map(Entry::event)
                .filter(Event.Intended.class::isInstance)
                .map(Event.Intended.class::cast)
                .filter(intended -> step.equals(Optional.of(intended.step())))
                .map(Event.Intended::guards)
                .reduce((_, last) -> last);
    }

    private static List<Done> steps(Collection<Lane> lanes, Run run) {
        return lanes.stream()
                .flatMap(lane -> lane.steps().stream())
                .map(step -> done(step, run))
                .toList();
    }

    private static Done done(Step step, Run run) {
        var progress = run.of(step.id());
        return new Done(
                Plain.of(step.id().lane()),
                Plain.of(step.act()),
                progress.waitsFor()
                        .map(question -> "waits for " + question)
                        .orElse(progress.stage().name().toLowerCase(Locale.ROOT)),
                style(progress),
                Plain.of(progress.because()));
    }

    private static Style style(Progress progress) {
        if (progress.waitsFor().isPresent()) {
            return Style.OPEN;
        }
        return switch (progress.stage()) {
            case WAITING -> Style.FAINT;
            case BEGUN, INTENDED -> Style.STRONG;
            case DONE -> Style.GOOD;
            case LEFT -> Style.BAD;
        };
    }
}
