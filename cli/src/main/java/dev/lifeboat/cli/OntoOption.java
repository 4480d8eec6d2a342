package dev.lifeboat.cli;

import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.server.Station;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import picocli.CommandLine.Option;

/// Where the guests of a host may go.
final class OntoOption {
    @Option(
            names = "--onto",
            split = ",",
            paramLabel = "HOST",
            description = "where its guests may go; default: every other host")
    private List<String> names = new ArrayList<>();

    List<String> names() {
        return names;
    }

    /// Empty: every other host. That its guests stay where they are is nothing to drill.
    SortedSet<HostId> hosts(Station station, HostId from) {
        var hosts = SiteOption.hosts(station, names);
        if (hosts.equals(Set.of(from))) {
            throw new Stop(
                    Exit.USAGE,
                    "If " + from + " has died, it takes no guests: --onto names another host.");
        }
        return hosts;
    }
}
