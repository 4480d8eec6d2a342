package dev.lifeboat.cli;

import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.readiness.Readiness;
import dev.lifeboat.screens.ReadyJson;
import dev.lifeboat.screens.ReadyMatrix;
import dev.lifeboat.screens.ReadyScreen;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
            "           lifeboat ready --from-ssh root@kct09",
            "           lifeboat ready --from-ssh root@kct09,root@kct10 --jump ops@bastion"
        })
public final class ReadyCommand implements Callable<Integer> {
    @Mixin private SiteOption site = new SiteOption();
    @Mixin private FromSshOption ssh = new FromSshOption();

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

    @Option(names = "--json", description = "one object, lifeboat.ready/1")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (all && host != null) {
            throw new Stop(Exit.USAGE, "Either --all or a host, not both.");
        }
        try (var ready = ReadySite.open(site, ssh)) {
            ready.warn(json);
            return call(ready);
        }
    }

    private int call(ReadySite ready) throws IOException {
        var hosts =
                host == null
                        ? new TreeSet<>(ready.station().site().hosts().keySet())
                        : new TreeSet<>(List.of(ready.host(host)));
        var targets = new TreeSet<HostId>();
        onto.forEach(name -> targets.add(ready.host(name)));
        var known = ready.look(hosts, targets);
        var each = new TreeMap<HostId, Readiness>();
        hosts.forEach(one -> each.put(one, ready.readiness(known, one, targets)));
        show(ready, known, each, targets);
        return exit(each.values()).code();
    }

    private void show(
            ReadySite ready,
            Readings known,
            SortedMap<HostId, Readiness> each,
            SortedSet<HostId> targets) {
        var at = ready.station().clock().instant();
        if (json) {
            System.out.println(ReadyJson.text(List.copyOf(each.values()), at));
        } else if (host != null || isAlone(ready)) {
            var only = each.firstEntry().getValue();
            System.out.print(ReadyScreen.text(only, at, Pages.here(), ready.onward()));
        } else {
            var cells = cells(ready, known, targets);
            System.out.print(ReadyMatrix.text(each, cells, Pages.here(), ready.onward()));
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
        for (var from : hosts) {
            var row = new TreeMap<HostId, Readiness>();
            for (var to : targets.isEmpty() ? hosts : targets) {
                if (!to.equals(from)) {
                    var only = new TreeSet<>(List.of(to));
                    row.put(to, ready.readiness(known, from, only));
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
