package dev.lifeboat.cli;

import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.muster.GuestLine;
import dev.lifeboat.core.muster.Tier;
import dev.lifeboat.screens.MusterJson;
import dev.lifeboat.screens.MusterScreen;
import dev.lifeboat.screens.Roll;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Is each guest well, and if not, why?
@Command(
        name = "muster",
        mixinStandardHelpOptions = true,
        description = {
            "Calls the roll: for each guest, does it run once, does its disk take writes, has it booted,",
            "does it answer as before; else a named cause.",
            "Exit code 0 when all are well, 3 when one is not, 4 when it cannot be known."
        },
        footer = {"", "Example:  lifeboat muster kct09"})
public final class MusterCommand implements Callable<Integer> {
    @Mixin private SiteOption site = new SiteOption();

    @Parameters(
            arity = "0..1",
            paramLabel = "HOST",
            description = "the guests that live there or lived there; default: all")
    private @Nullable String host;

    @Option(names = "--json", description = "one object, lifeboat.muster/1")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        var station = site.open();
        var known = station.look(station.remembered());
        var guests = new TreeSet<VmId>();
        var hosts =
                host == null
                        ? station.site().hosts().keySet()
                        : List.of(SiteOption.host(station, host));
        hosts.forEach(each -> guests.addAll(station.guestsOf(known, each)));
        var dead = station.silent(known);
        var called = station.muster(known, guests, dead);
        var roll =
                Roll.call(
                        station.fleet(known),
                        dead,
                        guests,
                        called.now(),
                        station.clock().instant());
        System.out.print(
                json ? MusterJson.text(roll) + "\n" : MusterScreen.text(roll, Pages.here()));
        return exit(roll.lines()).code();
    }

    static Exit exit(List<GuestLine> lines) {
        if (lines.stream().anyMatch(line -> line.tier() == Tier.NOT_WELL)) {
            return Exit.NO;
        }
        return lines.stream().anyMatch(line -> line.tier() == Tier.CANNOT_KNOW)
                ? Exit.UNKNOWN
                : Exit.OK;
    }
}
