package dev.lifeboat.cli;

import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.plan.HoldReturn;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.plan.Readmission;
import dev.lifeboat.server.Station;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lets a host that was evacuated have guests again.
@Command(
        name = "readmit",
        mixinStandardHelpOptions = true,
        description = {
            "Lets a host that was evacuated have guests again.",
            "",
            "Sees that it has booted since and runs none of the moved guests, forgets them there, and "
                    + "lifts the fence last."
        },
        footer = {"", "Example:  lifeboat readmit kct09 --confirm=kct09"})
public final class ReadmitCommand implements Callable<Integer> {
    @Mixin private SiteOption site = new SiteOption();

    @Mixin private JournalOption journal = new JournalOption();

    @Parameters(paramLabel = "HOST", description = "the host that returns")
    private String host = "";

    @Option(names = "--confirm", paramLabel = "HOST", description = "the host's name, typed again")
    private @Nullable String confirm;

    @Override
    public Integer call() throws IOException {
        try (var station = site.open(journal)) {
            return call(station);
        }
    }

    private int call(Station station) throws IOException {
        var returning = SiteOption.host(station, host);
        var last = last(station, returning);
        var known = station.look(station.remembered());
        var plan =
                Readmission.plan(
                        station.fleet(known), known, returning, bootBefore(last), last.moves());
        Opening.refuseConflict(station, plan, known);
        Terminal.confirm(
                host, Optional.ofNullable(confirm), "forget its moved guests and lift its fence");
        var run = Opening.open(station, plan, known);
        var end = Carrying.run(station, run, known, List.of(), false, _ -> Voice.lines());
        System.err.println(Carrying.text(end, run));
        return Carrying.exit(end).code();
    }

    private static Plan last(Station station, HostId host) {
        return Holding.runsOf(station, host).stream()
                .reduce((_, later) -> later)
                .flatMap(run -> station.journal().plan(run))
                .orElseThrow(() ->
                        new Stop(
                                Exit.NO,
                                host
                                        + " was never evacuated by Lifeboat; there is nothing to lift."));
    }

    private static String bootBefore(Plan plan) {
        return plan.steps()
                .filter(step -> step instanceof HoldReturn)
                .map(step -> ((HoldReturn) step).bootId())
                .findFirst()
                .orElse("");
    }
}
