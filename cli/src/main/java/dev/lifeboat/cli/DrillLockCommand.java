package dev.lifeboat.cli;

import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.plan.LockDrill;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.plan.TakeOver;
import dev.lifeboat.core.readiness.Drilled;
import dev.lifeboat.server.Station;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Could the guests' keys take over a dead client's locks, really?
@Command(
        name = "lock",
        mixinStandardHelpOptions = true,
        description = {
            "Takes a dead client's lock over, with the guests' own keys.",
            "",
            "For each key and kind of image that guests of the host have, and from each host where "
                    + "they would go: makes a scratch image, kills a client that holds its lock, has "
                    + "another write to it, sees that the dead one is on the blocklist, and removes "
                    + "all again. Guests and their images are not touched.",
            "",
            "Exit code 0 when all passed, 3 when one failed, 4 when one could not be told."
        },
        footer = {
            "",
            "Examples:  lifeboat drill lock kct09 --confirm=kct09",
            "           lifeboat drill lock kct09 --onto kct10"
        })
public final class DrillLockCommand implements Callable<Integer> {
    @Mixin private DrillArguments drill = new DrillArguments();

    @Option(
            names = "--onto",
            split = ",",
            paramLabel = "HOST",
            description = "where its guests may go; default: every other host")
    private List<String> onto = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        return drill.with(this::call);
    }

    private Exit call(Station station) throws IOException {
        var from = SiteOption.host(station, drill.host());
        var targets = SiteOption.hosts(station, onto);
        var known = ReadyCommand.look(station, new TreeSet<>(List.of(from)), targets);
        return drill.carryOut(
                station,
                plan(station, known, from, targets),
                known,
                drilled -> notCovered(station, known, drilled));
    }

    private static Plan plan(
            Station station, Readings known, HostId host, SortedSet<HostId> targets) {
        var moves = station.recovery(known, host, targets).plan().moves();
        var plan =
                LockDrill.plan(station.fleet(known), known, host, moves, station.clock().instant());
        if (plan.steps().noneMatch(step -> step instanceof TakeOver)) {
            throw new Stop(
                    Exit.UNKNOWN,
                    "There is nothing to try: no guest of "
                            + host
                            + " with a disk in Ceph has a place elsewhere.\nnext:  lifeboat ready "
                            + host);
        }
        return plan;
    }

    private static List<String> notCovered(Station station, Readings known, Drilled drilled)
            throws IOException {
        var from = drilled.goal().host();
        var recovery = station.recovery(known, from, new TreeSet<>());
        var kept = station.proofs().read(from);
        return drilled.notCovered(kept, recovery, station.clock().instant()).stream()
                .map(Image::label)
                .toList();
    }
}
