package dev.lifeboat.cli;

import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.plan.Refusal;
import dev.lifeboat.core.plan.RestartDrill;
import dev.lifeboat.core.plan.StartStunt;
import dev.lifeboat.server.Station;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Do the guests come up where they would go, really?
@Command(
        name = "restart",
        mixinStandardHelpOptions = true,
        description = {
            "Boots clones of the host's guests where they would go.",
            "",
            "For one guest of each kind, or those named: takes a snapshot of its disks, boots a clone "
                    + "of it on the target, in a network that nothing leaves, as far as its login, "
                    + "takes the time, sees that the guest's own disks were not touched, and removes "
                    + "all again. The guest runs on.",
            "",
            "Exit code 0 when all came up, 3 when one did not or it was aborted, 4 when one could not be "
                    + "told."
        },
        footer = {
            "",
            "Examples:  lifeboat drill restart kct09 --confirm=kct09",
            "           lifeboat drill restart kct09 --onto kct10 --guest db-1 --guest web-1"
        })
public final class DrillRestartCommand implements Callable<Integer> {
    @Mixin private DrillArguments drill = new DrillArguments();
    @Mixin private OntoOption onto = new OntoOption();

    @Option(
            names = "--guest",
            split = ",",
            paramLabel = "GUEST",
            description = "whose clone is booted; default: one of each kind, four at most")
    private List<String> guests = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        return drill.with(this::call);
    }

    private Exit call(Station station) throws IOException {
        var from = SiteOption.host(station, drill.host());
        var targets = onto.hosts(station, from);
        var seen = ReadyCommand.look(station, new TreeSet<>(List.of(from)), targets);
        var moves = station.recovery(seen, from, targets).plan().moves();
        var asks = RestartDrill.asks(seen, from, moves.keySet());
        var known = station.lookAt(asks, seen);
        var wish =
                new RestartDrill.Wish(
                        from,
                        moves,
                        named(station, known, from),
                        station.ports().stunts()::hindrances);
        var plan = plan(station, known, wish);
        return drill.carryOut(
                station, plan, known, _ -> plan.refusals().stream().map(Refusal::name).toList());
    }

    private SortedSet<VmId> named(Station station, Readings known, HostId from) {
        var there = new TreeMap<String, VmId>();
        known.lastSeen(Residents.of(from))
                .ifPresent(residents ->
                        residents
                                .seen()
                                .guests()
                                .keySet()
                                .forEach(vm -> there.put(station.fleet(known).vm(vm).name(), vm)));
        var names = new GuestNames(there);
        var found = new TreeSet<VmId>();
        guests.forEach(name -> found.add(names.find(name, drill.host())));
        return found;
    }

    private static Plan plan(Station station, Readings known, RestartDrill.Wish wish) {
        var plan = RestartDrill.plan(station.fleet(known), known, wish, station.clock().instant());
        if (plan.steps().noneMatch(step -> step instanceof StartStunt)) {
            throw Drilling.nothingToTry(plan);
        }
        return plan;
    }
}
