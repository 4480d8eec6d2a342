package dev.lifeboat.cli;

import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Words;
import dev.lifeboat.core.readiness.FleetReadiness;
import dev.lifeboat.core.readiness.Proof;
import dev.lifeboat.core.readiness.Readiness;
import dev.lifeboat.core.readiness.WithoutSiteFile;
import dev.lifeboat.drivers.firstlook.FirstLook;
import dev.lifeboat.screens.Onward;
import dev.lifeboat.server.Station;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The site that `ready` and `why` look at: a site file's, whose readings are kept, or one that is
/// known by logins alone, of which nothing is kept.
///
/// @param look empty: there is a site file
record ReadySite(Station station, @Nullable FirstLook look, Onward onward, KeptProofs kept)
        implements AutoCloseable {

    private ReadySite(Station station, @Nullable FirstLook look, Onward onward) {
        this(station, look, onward, new KeptProofs(station));
    }

    static ReadySite open(SiteOption site, FromSshOption ssh) throws IOException {
        if (!ssh.isGiven()) {
            return new ReadySite(site.open(), null, Onward.SITE_FILE);
        }
        if (site.isGiven()) {
            throw new Stop(Exit.USAGE, "Either --site or --from-ssh, not both.");
        }
        var clock = InstantSource.system();
        var look = ssh.open(clock);
        return new ReadySite(Station.of(look, clock), look, ssh.onward());
    }

    /// Says what could not be looked at.
    ///
    /// @param anyway there is something to print even when nobody was seen
    void warn(boolean anyway) {
        if (look == null || look.problems().isEmpty()) {
            return;
        }
        var problems = String.join("\n\n", look.problems());
        if (look.sawNobody() && !anyway) {
            throw new Stop(Exit.UNKNOWN, problems);
        }
        System.err.println(problems + "\n");
    }

    HostId host(String name) {
        if (look == null) {
            return SiteOption.host(station, name);
        }
        return SiteOption.find(station, name)
                .orElseThrow(() ->
                        new Stop(
                                Exit.USAGE,
                                "There is no host \""
                                        + name
                                        + "\" among those looked at; they are "
                                        + station.site().hosts().keySet()));
    }

    SortedSet<HostId> hosts(List<String> names) {
        var hosts = new TreeSet<HostId>();
        names.forEach(name -> hosts.add(host(name)));
        return hosts;
    }

    /// The host of that name, or every one; onto itself alone none of its guests can go.
    SortedSet<HostId> hosts(@Nullable String name, SortedSet<HostId> onto) {
        var hosts =
                name == null
                        ? new TreeSet<>(station.site().hosts().keySet())
                        : new TreeSet<>(List.of(host(name)));
        hosts.removeIf(each -> onto.equals(Set.of(each)));
        if (hosts.isEmpty()) {
            throw new Stop(
                    Exit.USAGE,
                    "If "
                            + Words.list(onto)
                            + " has died, it takes no guests: --onto names another host.");
        }
        return hosts;
    }

    /// What is seen now, and what the checks ask for beside it.
    Readings look(SortedSet<HostId> hosts, SortedSet<HostId> onto) throws IOException {
        return look == null
                ? ReadyCommand.look(station, hosts, onto)
                : station.lookFor(hosts, onto, List.of(), Readings.nothing());
    }

    /// With all that counts of what was concluded before.
    SortedMap<HostId, Readiness> readiness(
            Readings known, SortedSet<HostId> hosts, SortedSet<HostId> onto) {
        var all =
                hosts.size() == 1
                        ? Optional.<FleetReadiness>empty()
                        : Optional.of(station.readiness(known, onto));
        var each = new TreeMap<HostId, Readiness>();
        for (var host : hosts) {
            var counting = look == null ? kept.counting(host) : List.<Proof>of();
            var readiness =
                    all.map(it -> it.of(host, counting, station.clock().instant()))
                            .orElseGet(() -> station.readiness(known, host, onto, counting));
            each.put(host, look == null ? readiness : WithoutSiteFile.of(readiness));
        }
        return each;
    }

    void keep(Readiness readiness) {
        if (look == null) {
            kept.keep(readiness);
        }
    }

    @Override
    public void close() {
        station.close();
        if (look != null) {
            look.close();
        }
    }
}
