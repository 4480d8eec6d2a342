package dev.lifeboat.cli;

import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.ReturnHold;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.fleet.Words;
import dev.lifeboat.core.muster.GuestLine;
import dev.lifeboat.core.muster.Muster;
import dev.lifeboat.core.muster.Tier;
import dev.lifeboat.screens.MusterJson;
import dev.lifeboat.screens.MusterScreen;
import dev.lifeboat.screens.Roll;
import dev.lifeboat.server.Station;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
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
            "Says of each guest whether it is well, and if not, why.",
            "",
            "For each guest: does it run once, does its disk take writes, has it booted, does it "
                    + "answer as before; else a named cause. Exit code 0 when all are well, 3 when one "
                    + "is not, 4 when it cannot be known."
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
            var mustered = mustered(station);
            show(mustered.roll());
            mustered.unseen().forEach(MusterCommand::warn);
            var exit = mustered.exit();
            if (!watch || exit == Exit.OK || System.out.checkError()) {
                return exit;
            }
            Thread.sleep(WATCH_EVERY);
        }
    }

    /// A roll, and the hosts of which nobody knows which guests they have.
    private record Mustered(Roll roll, List<HostId> unseen) {
        Exit exit() {
            var called = MusterCommand.exit(roll.lines());
            return called == Exit.OK && !unseen.isEmpty() ? Exit.UNKNOWN : called;
        }
    }

    private static void warn(HostId unseen) {
        System.err.println(
                "Which guests " + unseen + " has is not known.\nnext:  lifeboat look " + unseen);
    }

    private void show(Roll roll) {
        if (watch && !json && Terminal.isThere()) {
            System.out.print(HOME_AND_CLEAR);
        }
        System.out.print(
                json ? MusterJson.text(roll) + "\n" : MusterScreen.text(roll, Pages.here()));
        System.out.flush();
    }

    private Mustered mustered(Station station) throws IOException {
        var known = station.look(station.remembered());
        if (word == null) {
            var all = station.site().hosts().keySet();
            return mustered(station, known, all, station.site().name());
        }
        var host = SiteOption.find(station, word);
        if (host.isPresent()) {
            return mustered(station, known, Set.of(host.get()), host.get().name());
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
        var roll = Aftermath.roll(station, Holding.fold(station, run), known);
        return new Mustered(roll, List.of());
    }

    private static Mustered mustered(
            Station station, Readings known, Collection<HostId> hosts, String name) {
        var guests = new TreeSet<VmId>();
        hosts.forEach(each -> guests.addAll(station.guestsOf(known, each)));
        var dead = Muster.silentHomes(station.fleet(known), guests, known);
        var called = station.muster(known, guests, dead);
        var at = station.clock().instant();
        var now = heard(station, dead, called.now());
        var roll = Roll.call(station.fleet(known), dead, guests, now, at).asked(name);
        var unseen = hosts.stream().filter(host -> !isSeen(host, known)).toList();
        return new Mustered(roll, unseen);
    }

    /// A person who saw that a host is off said so to the run that evacuated it, and that stands
    /// until the host is readmitted. Where the journal cannot be read, only what is seen counts.
    private static Snapshot heard(Station station, SortedSet<HostId> dead, Snapshot seen) {
        var all = seen;
        try {
            for (var host : dead) {
                var run = Holding.lastRun(station, host);
                if (run.isPresent() && (run.get().ending().isEmpty() || isHeld(host, seen))) {
                    all = Roll.heard(run.get(), all);
                }
            }
        } catch (UncheckedIOException e) {
            System.err.println(
                    "warning: what people said of "
                            + Words.list(dead)
                            + " is not known: "
                            + e.getMessage());
        }
        return all;
    }

    private static boolean isHeld(HostId host, Snapshot seen) {
        return seen.read(ReturnHold.of(host)).fact().filter(ReturnHold::held).isPresent();
    }

    /// Of a host that cannot be asked stands what was seen last, unless that was nothing.
    private static boolean isSeen(HostId host, Readings known) {
        var residents = Residents.of(host);
        return known.read(residents).isKnown()
                || known.lastSeen(residents)
                        .filter(last -> !last.seen().guests().isEmpty())
                        .isPresent();
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
