package dev.lifeboat.cli;

import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.muster.GuestLine;
import dev.lifeboat.core.muster.Muster;
import dev.lifeboat.core.muster.Tier;
import dev.lifeboat.screens.MusterJson;
import dev.lifeboat.screens.MusterScreen;
import dev.lifeboat.screens.Roll;
import dev.lifeboat.server.Station;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
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
        footer = {"", "Example:  lifeboat muster kct09 --watch"})
public final class MusterCommand implements Callable<Integer> {
    @Mixin private SiteOption site = new SiteOption();

    @Mixin private JournalOption journal = new JournalOption();

    /// A look at a small site takes a second or two; a person who waits wants no older news.
    private static final Duration WATCH_EVERY = Duration.ofSeconds(5);

    private static final String HOME_AND_CLEAR = "\u001b[H\u001b[2J";

    @Parameters(
            arity = "0..1",
            paramLabel = "HOST|RUN",
            description =
                    "the guests that live there or lived there, or those of a run; default: all")
    private @Nullable String word;

    @Option(names = "--watch", description = "again and again until all are well")
    private boolean watch;

    @Option(names = "--json", description = "one object, lifeboat.muster/1; --watch: one a line")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (var station = site.open(journal)) {
            return call(station).code();
        }
    }

    private Exit call(Station station) throws IOException, InterruptedException {
        while (true) {
            var roll = roll(station);
            show(roll);
            var exit = exit(roll.lines());
            if (!watch || exit == Exit.OK || System.out.checkError()) {
                return exit;
            }
            Thread.sleep(WATCH_EVERY);
        }
    }

    private void show(Roll roll) {
        if (watch && !json && Terminal.isThere()) {
            System.out.print(HOME_AND_CLEAR);
        }
        System.out.print(
                json ? MusterJson.text(roll) + "\n" : MusterScreen.text(roll, Pages.here()));
        System.out.flush();
    }

    private Roll roll(Station station) throws IOException {
        var known = station.look(station.remembered());
        if (word == null) {
            return roll(station, known, station.site().hosts().keySet());
        }
        var host = SiteOption.find(station, word);
        if (host.isPresent()) {
            return roll(station, known, Set.of(host.get()));
        }
        var run =
                Holding.find(station, word)
                        .orElseThrow(() ->
                                new Stop(
                                        Exit.USAGE,
                                        "There is no host and no run \""
                                                + word
                                                + "\"; the site file has "
                                                + station.site().hosts().keySet()
                                                + ", and there are the runs "
                                                + station.journal().runs()));
        return Aftermath.roll(station, Holding.fold(station, run), known);
    }

    private static Roll roll(Station station, Readings known, Collection<HostId> hosts) {
        var guests = new TreeSet<VmId>();
        hosts.forEach(each -> guests.addAll(station.guestsOf(known, each)));
        var dead = Muster.silentHomes(station.fleet(known), guests, known);
        var called = station.muster(known, guests, dead);
        var at = station.clock().instant();
        return Roll.call(station.fleet(known), dead, guests, called.now(), at);
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
