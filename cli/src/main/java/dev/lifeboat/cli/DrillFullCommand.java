package dev.lifeboat.cli;

import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.plan.FullDrill;
import dev.lifeboat.core.plan.HangHost;
import dev.lifeboat.core.plan.KillCanary;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.plan.Refusal;
import dev.lifeboat.core.plan.RunsOnlyCanaries;
import dev.lifeboat.server.Station;
import java.io.IOException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Would guests of the host come back, really and whole?
@Command(
        name = "full",
        mixinStandardHelpOptions = true,
        description = {
            "Kills canaries of the host, brings them back elsewhere, and then home.",
            "",
            "Canaries are guests that are nobody's; drills.canary-guests of the site file names them. "
                    + "Each is killed as the death of its host would, started where the host's plan "
                    + "would bring it, proven there, and brought home. No other guest is touched, and "
                    + "the host lives on.",
            "",
            "Only in a lab, where drills.hang of the site file says how, the host itself is made to "
                    + "hang and its plan carried out; refused unless all that runs there are canaries.",
            "",
            "Exit code 0 when all came back, 3 when one did not or it is refused or aborted, 4 when one "
                    + "could not be told."
        },
        footer = {
            "",
            "Examples:  lifeboat drill full kct09 --confirm=kct09",
            "           lifeboat drill full kct09 --onto kct10"
        })
public final class DrillFullCommand implements Callable<Integer> {
    @Mixin private DrillArguments drill = new DrillArguments();
    @Mixin private OntoOption onto = new OntoOption();

    @Override
    public Integer call() throws IOException {
        return drill.with(this::call);
    }

    private Exit call(Station station) throws IOException {
        var from = SiteOption.host(station, drill.host());
        var targets = onto.hosts(station, from);
        var known = ReadyCommand.look(station, new TreeSet<>(List.of(from)), targets);
        var plan = plan(station, known, from, targets);
        return drill.carryOut(
                station, plan, known, _ -> plan.refusals().stream().map(Refusal::name).toList());
    }

    private static Plan plan(
            Station station, Readings known, HostId host, SortedSet<HostId> targets) {
        var fleet = station.fleet(known);
        var evacuation = station.evacuate(known, new TreeSet<>(List.of(host)), targets);
        if (FullDrill.canaries(fleet, known, host).isEmpty()) {
            throw new Stop(
                    Exit.UNKNOWN,
                    "There is nothing to try: no canary is seen running on "
                            + host
                            + ".\nnext:  name guests that are nobody's in drills.canary-guests of the"
                            + " site file");
        }
        if (station.site().access().hang().isPresent()) {
            return hanging(station, known, evacuation);
        }
        var plan =
                FullDrill.plan(fleet, known, host, evacuation.moves(), station.clock().instant());
        if (plan.steps().noneMatch(step -> step instanceof KillCanary)) {
            throw Drilling.nothingToTry(plan);
        }
        return plan;
    }

    private static Plan hanging(Station station, Readings known, Plan evacuation) {
        var plan = FullDrill.hanging(evacuation, station.fleet(known), known, station.brakes());
        var hang =
                plan.steps()
                        .filter(step -> step instanceof HangHost)
                        .map(step -> (HangHost) step)
                        .findFirst()
                        .orElseThrow();
        var only = new RunsOnlyCanaries(hang.host(), hang.canaries()).holds(known);
        if (!only.isYes()) {
            throw new Stop(
                    Exit.NO,
                    "Refused: "
                            + only.because()
                            + ".\nnext:  lifeboat look "
                            + hang.host()
                            + ", or take drills.hang out of the site file");
        }
        return plan;
    }
}
