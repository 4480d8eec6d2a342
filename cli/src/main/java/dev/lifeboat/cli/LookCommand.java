package dev.lifeboat.cli;

import dev.lifeboat.core.control.Eyes;
import dev.lifeboat.core.evidence.ConsoleTail;
import dev.lifeboat.core.evidence.HostConsole;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.Subject;
import dev.lifeboat.drivers.site.Nearest;
import dev.lifeboat.screens.LookScreen;
import dev.lifeboat.server.Station;
import java.io.IOException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What is seen of the site now, and how.
@Command(
        name = "look",
        mixinStandardHelpOptions = true,
        description = {
            "Looks at the whole site, remembers it, and shows one subject.",
            "",
            "What is remembered is what a dead host's plan is made from. Exit code 4 when something "
                    + "that is shown is not known."
        },
        footer = {
            "",
            "Examples:  lifeboat look kct09",
            "           lifeboat look web-1 --console",
            "           lifeboat look ceph",
            "           lifeboat look image vms/db-1"
        })
public final class LookCommand implements Callable<Integer> {
    /// A word of its own before POOL/NAME may stand there, and means nothing more.
    private static final List<String> KINDS = List.of("image", "host", "guest", "user");

    @Mixin private SiteOption site = new SiteOption();

    @Parameters(
            arity = "0..2",
            paramLabel = "SUBJECT",
            description =
                    "a host, a guest, image POOL/NAME, a Ceph user, or ceph; default: everything")
    private List<String> words = List.of();

    @Option(names = "--console", description = "the last lines of its console and of its guests'")
    private boolean console;

    @Option(names = "--json", description = "one object, lifeboat.look/1")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        var station = site.open();
        var survey = station.withBaselines(station.look(station.remembered()));
        var known = station.lookAt(ownConsoles(station), survey);
        station.remember(known);
        var screen = screen(station, known);
        var subjects = subjects(screen);
        if (console) {
            return consoles(station, known, subjects);
        }
        System.out.print(json ? screen.json(subjects) + "\n" : screen.text(subjects));
        var unknown =
                known.newest().entrySet().stream()
                        .filter(entry -> subjects.contains(entry.getKey().subject()))
                        .anyMatch(entry -> !entry.getValue().isKnown());
        return (unknown ? Exit.UNKNOWN : Exit.OK).code();
    }

    /// Of the hosts that are shown: no plan is made from them, so no survey reads them.
    private SortedSet<Key<?, ?>> ownConsoles(Station station) {
        var consoles = new TreeSet<Key<?, ?>>();
        for (var host : station.site().hosts().values()) {
            if (host.console().isPresent()
                    && (words.isEmpty() || words.getLast().equals(host.id().name()))) {
                consoles.add(HostConsole.of(host.id()));
            }
        }
        return consoles;
    }

    private static LookScreen screen(Station station, Readings known) {
        var at = station.clock().instant();
        return new LookScreen(station.fleet(known), known, at, Pages.here());
    }

    private SortedSet<Subject> subjects(LookScreen screen) {
        if (words.isEmpty()) {
            return screen.subjects();
        }
        if (words.size() == 2 && !KINDS.contains(words.getFirst())) {
            throw new Stop(
                    Exit.USAGE,
                    "look takes one subject; \""
                            + words.getFirst()
                            + "\" is none of "
                            + String.join(", ", KINDS));
        }
        var word = words.getLast();
        var found = screen.named(word);
        if (found.isEmpty()) {
            var near = Nearest.of(word, screen.names());
            throw new Stop(
                    Exit.USAGE,
                    "Nothing called \""
                            + word
                            + "\" was ever seen; "
                            + near.map(name -> "did you mean " + name + "?")
                                    .orElse("there are " + String.join(", ", screen.names())));
        }
        return found;
    }

    /// Guests' consoles are read only when somebody asks.
    private int consoles(Station station, Readings known, SortedSet<Subject> subjects) {
        var eyes = new Eyes(station.fleet(known), station.ports());
        var seen = new TreeMap<Key<?, ?>, Reading<?>>();
        ownConsoles(station).forEach(key -> seen.put(key, known.read(key)));
        for (var subject : subjects) {
            if (subject instanceof Seat seat && runs(seat, known)) {
                seen.put(ConsoleTail.of(seat), eyes.look(ConsoleTail.of(seat)));
            }
        }
        if (seen.isEmpty()) {
            throw new Stop(
                    Exit.UNKNOWN,
                    "None of its guests is seen running now.\nnext:  lifeboat muster");
        }
        var screen = screen(station, json ? Readings.nothing().with(seen) : known.with(seen));
        System.out.print(
                json
                        ? screen.json(screen.subjects()) + "\n"
                        : screen.consoles(new TreeSet<>(seen.keySet())));
        var unknown = seen.values().stream().anyMatch(reading -> !reading.isKnown());
        return (unknown ? Exit.UNKNOWN : Exit.OK).code();
    }

    private static boolean runs(Seat seat, Readings known) {
        return known.read(Residents.of(seat.host()))
                .fact()
                .map(there -> there.runs(seat.vm()))
                .orElse(false);
    }
}
