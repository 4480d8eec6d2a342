package dev.lifeboat.cli;

import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.drivers.site.Problem;
import dev.lifeboat.drivers.site.Site;
import dev.lifeboat.drivers.site.SiteFile;
import dev.lifeboat.drivers.site.SitePaths;
import dev.lifeboat.server.JournalChoice;
import dev.lifeboat.server.Station;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The site file that a command works on.
public final class SiteOption {
    @Option(
            names = "--site",
            paramLabel = "FILE",
            // In lines of their own: a path is broken at its first dot otherwise.
            description = {
                "the site file; by default that of $LIFEBOAT_SITE,",
                "./lifeboat.yaml, /etc/lifeboat/lifeboat.yaml"
            })
    private @Nullable Path file;

    /// Both as they would be typed again, for another process.
    List<String> words(JournalOption journal) {
        var words = new ArrayList<>(journal.words());
        if (file != null) {
            words.addAll(List.of("--site", file.toAbsolutePath().toString()));
        }
        return words;
    }

    boolean isGiven() {
        return file != null;
    }

    /// For what needs no journal, or the usual one.
    Station open() {
        return open(Optional.ofNullable(file));
    }

    Station open(JournalOption journal) {
        var read = read(Optional.ofNullable(file));
        return open(read, journal.choice(read.keeping()));
    }

    static Station open(Optional<Path> file) {
        var read = read(file);
        return open(read, new JournalOption().choice(read.keeping()));
    }

    private static Station open(Site site, JournalChoice choice) {
        try {
            return Station.open(site, choice);
        } catch (IOException e) {
            throw new Stop(Exit.FAILED, "The state folder cannot be used: " + e.getMessage());
        }
    }

    /// Where it is.
    Path path() {
        return path(Optional.ofNullable(file));
    }

    private static Path path(Optional<Path> file) {
        return switch (SitePaths.find(file, System.getenv())) {
            case SitePaths.Missing(var text) -> throw new Stop(Exit.USAGE, text);
            case SitePaths.Found(var found) -> found;
        };
    }

    private static Site read(Optional<Path> file) {
        return switch (SiteFile.read(path(file))) {
            case SiteFile.Bad(var problems) -> throw new Stop(Exit.USAGE, all(problems));
            case SiteFile.Good(var site) -> {
                site.warnings().forEach(System.err::println);
                yield site;
            }
        };
    }

    private static String all(List<Problem> problems) {
        return problems.stream().map(Problem::toString).collect(Collectors.joining("\n"))
                + "\n"
                + problems.size()
                + (problems.size() == 1 ? " error" : " errors")
                + "; nothing was changed.";
    }

    /// The host of that name; a person who mistyped it sees which there are.
    static HostId host(Station station, String name) {
        return find(station, name)
                .orElseThrow(() ->
                        new Stop(
                                Exit.USAGE,
                                "There is no host \""
                                        + name
                                        + "\" in the site file; it has "
                                        + station.site().hosts().keySet()));
    }

    static SortedSet<HostId> hosts(Station station, List<String> names) {
        var hosts = new TreeSet<HostId>();
        names.forEach(name -> hosts.add(host(station, name)));
        return hosts;
    }

    static Optional<HostId> find(Station station, String name) {
        return station.site().hosts().keySet().stream()
                .filter(host -> host.name().equals(name))
                .findFirst();
    }
}
