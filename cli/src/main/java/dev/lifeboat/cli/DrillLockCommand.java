package dev.lifeboat.cli;

import dev.lifeboat.core.control.Runner;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.plan.LockDrill;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.plan.TakeOver;
import dev.lifeboat.core.readiness.Drilled;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.screens.DrillJson;
import dev.lifeboat.screens.DrillScreen;
import dev.lifeboat.server.DrillBook;
import dev.lifeboat.server.Station;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
    @Mixin private SiteOption site = new SiteOption();

    @Mixin private JournalOption journal = new JournalOption();

    @Parameters(paramLabel = "HOST", description = "the host whose death is rehearsed; it lives")
    private String host = "";

    @Option(
            names = "--onto",
            split = ",",
            paramLabel = "HOST",
            description = "where its guests may go; default: every other host")
    private List<String> onto = new ArrayList<>();

    @Option(names = "--confirm", paramLabel = "HOST", description = "the host's name, typed again")
    private @Nullable String confirm;

    @Option(names = "--json", description = "what it has shown as one object, lifeboat.drill/1")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        try (var station = site.open(journal)) {
            return call(station).code();
        }
    }

    private Exit call(Station station) throws IOException {
        var from = SiteOption.host(station, host);
        var targets = SiteOption.hosts(station, onto);
        var known = ReadyCommand.look(station, new TreeSet<>(List.of(from)), targets);
        var plan = plan(station, known, from, targets);
        Opening.refuseConflict(station, plan, known);
        System.err.print(DrillScreen.before(plan, Pages.here()));
        Terminal.confirm(host, Optional.ofNullable(confirm), "begin");
        var run = Opening.open(station, plan, known);
        var end =
                Carrying.run(
                        station,
                        run,
                        known,
                        List.of(),
                        false,
                        _ -> json ? (_, _, _) -> {} : Voice.lines());
        return end instanceof Runner.End.Over ? told(station, run, known) : undecided(end, run);
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

    private Exit told(Station station, RunId run, Readings known) throws IOException {
        var drilled = new DrillBook(station).of(run).orElseThrow();
        var recovery = station.recovery(known, drilled.goal().host(), new TreeSet<>());
        var kept = station.proofs().read(drilled.goal().host());
        var left = drilled.notCovered(kept, recovery, station.clock().instant());
        System.out.print(
                json
                        ? DrillJson.text(run, drilled, left) + "\n"
                        : DrillScreen.after(drilled, left, Pages.here()));
        return exit(drilled);
    }

    private static Exit exit(Drilled drilled) {
        if (drilled.trials().isEmpty()) {
            return Exit.UNKNOWN;
        }
        return switch (Drilled.answer(drilled.trials())) {
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
