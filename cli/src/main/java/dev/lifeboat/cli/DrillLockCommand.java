package dev.lifeboat.cli;

import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.plan.LockDrill;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.plan.TakeOver;
import dev.lifeboat.core.readiness.Drilled;
import dev.lifeboat.server.Station;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
                    + "all again; and the same with the images that drills.canary-images of the site "
                    + "file names, which stay. Guests and their images are not touched.",
            "",
            "Exit code 0 when all passed, 3 when one failed or it was aborted, 4 when one could not be told."
        },
        footer = {
            "",
            "Examples:  lifeboat drill lock kct09 --confirm=kct09",
            "           lifeboat drill lock kct09 --onto kct10"
        })
public final class DrillLockCommand implements Callable<Integer> {
    @Mixin private DrillArguments drill = new DrillArguments();
    @Mixin private OntoOption onto = new OntoOption();

    @Override
    public Integer call() throws IOException {
        return drill.with(this::call);
    }

    private Exit call(Station station) throws IOException {
        var from = SiteOption.host(station, drill.host());
        var targets = onto.hosts(station, from);
        var seen = ReadyCommand.look(station, new TreeSet<>(List.of(from)), targets);
        var moves = station.recovery(seen, from, targets).plan().moves();
        var wish = new LockDrill.Wish(from, moves, station.site().drills().images());
        LockDrill.misnamed(seen, wish.canaries())
                .ifPresent(because -> {
                    throw new Stop(
                            Exit.NO,
                            "Refused: "
                                    + because
                                    + ", and a drill writes to its canaries.\nnext:  take it out of"
                                    + " drills.canary-images in the site file");
                });
        var known = station.lookAt(LockDrill.asks(seen, wish), seen);
        return drill.carryOut(
                station,
                plan(station, known, wish),
                known,
                drilled -> notCovered(station, known, drilled));
    }

    private static Plan plan(Station station, Readings known, LockDrill.Wish wish) {
        var plan = LockDrill.plan(station.fleet(known), known, wish, station.clock().instant());
        if (plan.steps().noneMatch(step -> step instanceof TakeOver)) {
            throw new Stop(
                    Exit.UNKNOWN,
                    "There is nothing to try: no guest of "
                            + wish.host()
                            + " with a disk in Ceph has a place elsewhere.\nnext:  lifeboat ready "
                            + wish.host());
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
