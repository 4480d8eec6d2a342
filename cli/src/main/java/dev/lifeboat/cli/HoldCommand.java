package dev.lifeboat.cli;

import dev.lifeboat.core.control.Command.Hold;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.server.Desk;
import dev.lifeboat.server.Station;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Takes the run's hands off one guest.
@Command(
        name = "hold",
        mixinStandardHelpOptions = true,
        description = "Hands off one guest: the run that has it does nothing more to it.",
        footer = {"", "Example:  lifeboat hold web-9"})
public final class HoldCommand implements Callable<Integer> {
    @Mixin private SiteOption site = new SiteOption();

    @Mixin private JournalOption journal = new JournalOption();

    @Parameters(paramLabel = "GUEST", description = "its name")
    private String guest = "";

    @Override
    public Integer call() throws IOException {
        try (var station = site.open(journal)) {
            return call(station);
        }
    }

    private int call(Station station) throws IOException {
        VmId vm =
                station.fleet(station.remembered())
                        .named(guest)
                        .orElseThrow(() ->
                                new Stop(Exit.USAGE, "No guest \"" + guest + "\" was ever seen."))
                        .id();
        for (var run : station.journal().runs()) {
            var open = Holding.fold(station, run);
            if (open.ending().isEmpty() && open.plan().moves().containsKey(vm)) {
                var refused = Desk.send(station.runtime(), run, new Hold(Person.name(), vm));
                if (refused.isPresent()) {
                    throw new Stop(Exit.NO, refused.get());
                }
                System.err.println("Run " + run + " does nothing more to " + guest + ".");
                return Exit.OK.code();
            }
        }
        throw new Stop(Exit.NO, "No run has " + guest + " in hand.");
    }
}
