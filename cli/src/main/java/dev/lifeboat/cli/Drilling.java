package dev.lifeboat.cli;

import dev.lifeboat.core.control.Runner;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.plan.Refusal;
import dev.lifeboat.core.readiness.Drilled;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.screens.DrillJson;
import dev.lifeboat.screens.DrillScreen;
import dev.lifeboat.server.DrillBook;
import dev.lifeboat.server.Station;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Carries a drill out: shows what customers could notice, asks, runs it, tells what it has shown.
///
/// @param confirm the host's name, where it was typed again beforehand
record Drilling(Station station, String host, Optional<String> confirm, boolean json) {
    /// Whom of the host a drill says nothing of.
    interface NotCovered {
        Collection<String> by(Drilled drilled) throws IOException;
    }

    /// Why nobody can be tried.
    static Stop nothingToTry(Plan plan) {
        var host = ((Goal.Drill) plan.goal()).host();
        var text = new StringBuilder("There is nothing to try:");
        plan.refusals().stream()
                .filter(Refusal::matters)
                .forEach(left ->
                        text.append("\n  ")
                                .append(left.name())
                                .append(": ")
                                .append(left.because()));
        if (plan.refusals().isEmpty()) {
            text.append(" no guest of ").append(host).append(" has a place elsewhere.");
        }
        return new Stop(
                Exit.UNKNOWN, text.append("\nnext:  lifeboat ready ").append(host).toString());
    }

    Exit carryOut(Plan plan, Readings known, NotCovered notCovered) throws IOException {
        Opening.refuseConflict(station, plan, known);
        System.err.print(DrillScreen.before(plan, Pages.here()));
        Terminal.confirm(host, confirm, "begin");
        var run = Opening.open(station, plan, known);
        var end =
                Carrying.run(
                        station,
                        run,
                        known,
                        List.of(),
                        false,
                        _ -> json ? (_, _, _) -> {} : Voice.lines());
        if (!(end instanceof Runner.End.Over(var ending))) {
            return undecided(end, run);
        }
        // Of a host that was made to hang: the next night is expected to go as this one did.
        Times.keep(station, run, plan, station.journal().read(run));
        var told = told(run, notCovered);
        return ending == Event.Ending.ABORTED ? aborted(run) : told;
    }

    /// Whatever it has shown until then.
    private Exit aborted(RunId run) {
        System.err.println("Run " + run + " was aborted.\nnext:  lifeboat muster " + host);
        return Exit.NO;
    }

    private Exit told(RunId run, NotCovered notCovered) throws IOException {
        var drilled = new DrillBook(station).of(run).orElseThrow();
        var left = notCovered.by(drilled);
        System.out.print(
                json
                        ? DrillJson.text(run, drilled, left) + "\n"
                        : DrillScreen.after(drilled, left, Pages.here()));
        return exit(drilled);
    }

    private static Exit exit(Drilled drilled) {
        return switch (drilled.answer()) {
            case YES -> Exit.OK;
            case NO -> Exit.NO;
            case UNKNOWN -> Exit.UNKNOWN;
        };
    }

    /// What it has made is removed by whoever carries the run on.
    private static Exit undecided(Runner.End end, RunId run) {
        System.err.println(Carrying.text(end, run));
        return Carrying.exit(end);
    }
}
