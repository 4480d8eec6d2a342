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
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
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
                    + "when something is not known.",
            "",
            "With --from-ssh it needs no site file: a first look by your own ssh, its keys, agent, "
                    + "ssh_config and known_hosts, which must have each host's key. Nothing is written, here "
                    + "or there. What logins do not show, such as a BMC, counts as unproven."
        },
        footer = {
            "",
            "Examples:  lifeboat ready kct09",
            "           lifeboat ready kct09 --onto kct10",
            "           lifeboat ready --all",
            "           lifeboat ready kct09 --since 2h",
            "           lifeboat ready --from-ssh root@kct09",
            "           lifeboat ready --from-ssh root@kct09,root@kct10 --jump ops@bastion"
        })
public final class ReadyCommand implements Callable<Integer> {
    private static final SortedMap<HostId, List<Change>> NONE = Collections.emptySortedMap();

    @Mixin private SiteOption site = new SiteOption();
    @Mixin private FromSshOption ssh = new FromSshOption();
    @Mixin private OntoOption onto = new OntoOption();

    @Parameters(arity = "0..1", paramLabel = "HOST", description = "default: every host")
    private @Nullable String host;

    @Option(names = "--all", description = "every host, and onto which others its guests could go")
    private boolean all;

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
        if (since != null && !onto.names().isEmpty()) {
            throw new Stop(Exit.USAGE, "What is kept is of all hosts: --since without --onto.");
        }
        if (since != null && ssh.isGiven()) {
            throw new Stop(
                    Exit.USAGE, "Of a first look nothing is kept: --since without --from-ssh.");
        }
        try (var ready = ReadySite.open(site, ssh)) {
            ready.warn(json);
            return call(ready);
        }
    }

    private int call(ReadySite ready) throws IOException {
        var targets = ready.hosts(onto.names());
        var hosts = ready.hosts(host, targets);
        var from = Optional.ofNullable(since).map(text -> Since.time(text, ready.station()));
        var known = ready.look(hosts, targets);
        var each = ready.readiness(known, hosts, targets);
        var changes = from.isPresent() ? changes(ready.kept(), from.get(), each) : NONE;
        if (onto.names().isEmpty()) {
            each.values().forEach(ready::keep);
        }
        if (from.isPresent()) {
            show(ready.station(), each, changes, from.get());
        } else {
            show(ready, known, each, targets);
        }
        var exit = exit(each.values());
        var isAllTold = from.isEmpty() || changes.keySet().equals(each.keySet());
        return (exit == Exit.OK && !isAllTold ? Exit.UNKNOWN : exit).code();
    }

    /// What counts otherwise than it did then, host by host. Of a host that is new that is not
    /// known, and the others are told.
    private static SortedMap<HostId, List<Change>> changes(
            KeptProofs kept, Instant from, SortedMap<HostId, Readiness> each) throws IOException {
        var changes = new TreeMap<HostId, List<Change>>();
        for (var readiness : each.values()) {
            kept.since(from, readiness).ifPresent(since -> changes.put(readiness.host(), since));
        }
        for (var host : each.keySet()) {
            if (changes.isEmpty()) {
                throw new Stop(Exit.UNKNOWN, kept.nothingBy(from, host));
            }
            if (!changes.containsKey(host)) {
                System.err.println(kept.nothingBy(from, host));
            }
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
        changes.forEach((one, since) ->
                System.out.print(
                        SinceScreen.text(
                                Objects.requireNonNull(each.get(one)),
                                since,
                                from,
                                at,
                                Pages.here())));
    }

    /// What is seen now, and what the checks ask for beside it.
    static Readings look(Station station, SortedSet<HostId> hosts, SortedSet<HostId> onto)
            throws IOException {
        var kept = new KeptProofs(station);
        var counting = hosts.stream().flatMap(host -> kept.counting(host).stream()).toList();
        var known = station.lookFor(hosts, onto, counting, station.remembered());
        station.remember(known);
        return known;
    }

    private void show(
            ReadySite ready,
            Readings known,
            SortedMap<HostId, Readiness> each,
            SortedSet<HostId> targets) {
        var at = ready.station().clock().instant();
        var onward = ready.onward().onto(targets);
        if (json) {
            System.out.println(ReadyJson.text(List.copyOf(each.values()), NONE, at));
        } else if (host != null || isAlone(ready)) {
            var only = each.firstEntry().getValue();
            System.out.print(ReadyScreen.text(only, at, Pages.here(), onward));
        } else {
            var cells = cells(ready, known, targets);
            System.out.print(ReadyMatrix.text(each, cells, Pages.here(), onward));
        }
    }

    /// A first look at one host: there is no matrix to show.
    private boolean isAlone(ReadySite ready) {
        return ssh.isGiven() && !all && ready.station().site().hosts().size() == 1;
    }

    /// Each host onto each other alone, where a screen can show that.
    private static SortedMap<HostId, SortedMap<HostId, Readiness>> cells(
            ReadySite ready, Readings known, SortedSet<HostId> targets) {
        var cells = new TreeMap<HostId, SortedMap<HostId, Readiness>>();
        var hosts = ready.station().site().hosts().keySet();
        if (hosts.size() > ReadyMatrix.TARGETS_AT_MOST) {
            return cells;
        }
        for (var to : targets.isEmpty() ? hosts : targets) {
            var others = new TreeSet<>(hosts);
            others.remove(to);
            ready.readiness(known, others, new TreeSet<>(List.of(to)))
                    .forEach((from, cell) ->
                            cells.computeIfAbsent(from, _ -> new TreeMap<>()).put(to, cell));
        }
        return cells;
    }

    /// Of no host nothing is known.
    static Exit exit(Collection<Readiness> each) {
        if (each.stream().anyMatch(one -> one.word() == Readiness.Word.NOT_READY)) {
            return Exit.NO;
        }
        return each.isEmpty()
                        || each.stream().anyMatch(one -> one.word() == Readiness.Word.UNPROVEN)
                ? Exit.UNKNOWN
                : Exit.OK;
    }
}
