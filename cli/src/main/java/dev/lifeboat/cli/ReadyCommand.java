package dev.lifeboat.cli;

import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.readiness.Change;
import dev.lifeboat.core.readiness.Readiness;
import dev.lifeboat.screens.ReadyJson;
import dev.lifeboat.screens.ReadyMatrix;
import dev.lifeboat.screens.ReadyScreen;
import dev.lifeboat.screens.SinceScreen;
import dev.lifeboat.server.Station;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Would each guest of a host come back if it died now?
@Command(
        name = "ready",
        mixinStandardHelpOptions = true,
        description = {
            "Says whether the guests of a host would come back if it died now.",
            "",
            "Looks at everything that its recovery plan leans on, and shows what is not proven, with "
                    + "the fix. Changes nothing. Exit code 0 when all is proven, 3 when something blocks, 4 "
                    + "when something is not known."
        },
        footer = {
            "",
            "Examples:  lifeboat ready kct09",
            "           lifeboat ready kct09 --onto kct10",
            "           lifeboat ready --all",
            "           lifeboat ready kct09 --since 2h"
        })
public final class ReadyCommand implements Callable<Integer> {
    private static final SortedMap<HostId, List<Change>> NONE = Collections.emptySortedMap();

    @Mixin private SiteOption site = new SiteOption();

    @Parameters(arity = "0..1", paramLabel = "HOST", description = "default: every host")
    private @Nullable String host;

    @Option(names = "--all", description = "every host, and onto which others its guests could go")
    private boolean all;

    @Option(
            names = "--onto",
            split = ",",
            paramLabel = "HOST",
            description = "where its guests may go; default: every other host")
    private List<String> onto = new ArrayList<>();

    @Option(
            names = "--since",
            paramLabel = "TIME|RUN",
            description = {
                "what is provable no longer, or newly, and which change it was: since 2h, 14:02, a "
                        + "day, or a run began"
            })
    private @Nullable String since;

    @Option(names = "--json", description = "one object, lifeboat.ready/1")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (all && host != null) {
            throw new Stop(Exit.USAGE, "Either --all or a host, not both.");
        }
        if (since != null && !onto.isEmpty()) {
            throw new Stop(Exit.USAGE, "What is kept is of all hosts: --since without --onto.");
        }
        try (var station = site.open()) {
            var hosts =
                    host == null
                            ? new TreeSet<>(station.site().hosts().keySet())
                            : new TreeSet<>(List.of(SiteOption.host(station, host)));
            var targets = SiteOption.hosts(station, onto);
            var from = Optional.ofNullable(since).map(text -> Since.time(text, station));
            var known = look(station, hosts, targets);
            var each = new TreeMap<HostId, Readiness>();
            var kept = new KeptProofs(station);
            hosts.forEach(one -> each.put(one, kept.readiness(known, one, targets)));
            var changes = from.isPresent() ? changes(station, from.get(), each) : NONE;
            if (onto.isEmpty()) {
                each.values().forEach(kept::keep);
            }
            if (from.isPresent()) {
                show(station, each, changes, from.get());
            } else {
                show(station, known, each, targets);
            }
            return exit(each.values()).code();
        }
    }

    /// What counts otherwise than it did then, host by host.
    private static SortedMap<HostId, List<Change>> changes(
            Station station, Instant from, SortedMap<HostId, Readiness> each) throws IOException {
        var changes = new TreeMap<HostId, List<Change>>();
        for (var readiness : each.values()) {
            changes.put(readiness.host(), new KeptProofs(station).since(from, readiness));
        }
        return changes;
    }

    private void show(
            Station station,
            SortedMap<HostId, Readiness> each,
            SortedMap<HostId, List<Change>> changes,
            Instant from) {
        var at = station.clock().instant();
        if (json) {
            System.out.println(ReadyJson.text(List.copyOf(each.values()), changes, at));
            return;
        }
        each.forEach((one, readiness) ->
                System.out.print(
                        SinceScreen.text(
                                readiness,
                                changes.getOrDefault(one, List.of()),
                                from,
                                at,
                                Pages.here())));
    }

    /// What is seen now, and what the checks ask for beside it.
    static Readings look(Station station, SortedSet<HostId> hosts, SortedSet<HostId> onto)
            throws IOException {
        var kept = new KeptProofs(station);
        var drilled = hosts.stream().flatMap(host -> kept.drilled(host).stream()).toList();
        var known = station.lookFor(hosts, onto, drilled, station.remembered());
        station.remember(known);
        return known;
    }

    private void show(
            Station station,
            Readings known,
            SortedMap<HostId, Readiness> each,
            SortedSet<HostId> targets) {
        var at = station.clock().instant();
        if (json) {
            System.out.println(ReadyJson.text(List.copyOf(each.values()), NONE, at));
        } else if (host != null) {
            System.out.print(ReadyScreen.text(each.firstEntry().getValue(), at, Pages.here()));
        } else {
            System.out.print(ReadyMatrix.text(each, cells(station, known, targets), Pages.here()));
        }
    }

    /// Each host onto each other alone, where a screen can show that.
    private static SortedMap<HostId, SortedMap<HostId, Readiness>> cells(
            Station station, Readings known, SortedSet<HostId> targets) {
        var cells = new TreeMap<HostId, SortedMap<HostId, Readiness>>();
        var kept = new KeptProofs(station);
        var hosts = station.site().hosts().keySet();
        if (hosts.size() > ReadyMatrix.TARGETS_AT_MOST) {
            return cells;
        }
        for (var from : hosts) {
            var row = new TreeMap<HostId, Readiness>();
            for (var to : targets.isEmpty() ? hosts : targets) {
                if (!to.equals(from)) {
                    var only = new TreeSet<>(List.of(to));
                    row.put(to, kept.readiness(known, from, only));
                }
            }
            cells.put(from, row);
        }
        return cells;
    }

    static Exit exit(Collection<Readiness> each) {
        if (each.stream().anyMatch(one -> one.word() == Readiness.Word.NOT_READY)) {
            return Exit.NO;
        }
        return each.stream().anyMatch(one -> one.word() == Readiness.Word.UNPROVEN)
                ? Exit.UNKNOWN
                : Exit.OK;
    }
}
