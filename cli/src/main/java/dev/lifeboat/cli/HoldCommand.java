package dev.lifeboat.cli;

import dev.lifeboat.core.control.Command.Hold;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.server.Desk;
import dev.lifeboat.server.Station;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Takes the run's hands off one guest.
@Command(
        name = "hold",
        mixinStandardHelpOptions = true,
        description = {
            "Takes a run's hands off one guest.",
            "",
            "The run that has the guest in hand begins nothing more for it."
        },
        footer = {"", "Example:  lifeboat hold web-9"})
public final class HoldCommand implements Callable<Integer> {
    @Mixin private SiteOption site = new SiteOption();

    @Mixin private JournalOption journal = new JournalOption();

    @Parameters(paramLabel = "GUEST", description = "its name or UUID")
    private String guest = "";

    @Override
    public Integer call() throws IOException {
        try (var station = site.open(journal)) {
            return call(station);
        }
    }

    private int call(Station station) throws IOException {
        var vm = new GuestNames(guests(station)).find(guest, "this site");
        for (var run : station.journal().runs()) {
            var open = Holding.fold(station, run);
            if (open.ending().isEmpty() && open.plan().moves().containsKey(vm)) {
                Desk.send(station.runtime(), run, new Hold(Person.name(), vm))
                        .ifPresent(why -> refuse(why, run));
                System.err.println("Run " + run + " begins nothing more for " + guest + ".");
                return Exit.OK.code();
            }
        }
        throw new Stop(Exit.NO, "No run has " + guest + " in hand.");
    }

    private static Map<String, VmId> guests(Station station) throws IOException {
        var guests = new TreeMap<String, VmId>();
        station.fleet(station.remembered())
                .vms()
                .values()
                .forEach(vm -> guests.put(vm.name(), vm.id()));
        return guests;
    }

    /// A run that nobody carries out touches no guest; whoever goes on with it leaves this one
    /// alone.
    private void refuse(String why, RunId run) {
        throw new Stop(
                Exit.NO,
                why.equals(Desk.NOBODY)
                        ? "Nobody is carrying run "
                                + run
                                + " out, so nothing is done to "
                                + guest
                                + " now.\nnext:  lifeboat run "
                                + run
                                + " hold "
                                + guest
                                + "   goes on with the run, and leaves it alone"
                        : why);
    }
}
