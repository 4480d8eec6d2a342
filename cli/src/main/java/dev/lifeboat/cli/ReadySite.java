package dev.lifeboat.cli;

import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.readiness.Proof;
import dev.lifeboat.core.readiness.Readiness;
import dev.lifeboat.core.readiness.WithoutSiteFile;
import dev.lifeboat.drivers.firstlook.FirstLook;
import dev.lifeboat.screens.Onward;
import dev.lifeboat.server.Station;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/// The site that `ready` and `why` look at: a site file's, whose readings are kept, or one that is
/// known by logins alone, of which nothing is kept.
///
/// @param look empty: there is a site file
record ReadySite(Station station, @Nullable FirstLook look, Onward onward)
        implements AutoCloseable {

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

    /// What is seen now, and what the checks ask for beside it.
    Readings look(SortedSet<HostId> hosts, SortedSet<HostId> onto) throws IOException {
        return look == null
                ? ReadyCommand.look(station, hosts, onto)
                : station.lookFor(hosts, onto, List.of(), Readings.nothing());
    }

    Readiness readiness(Readings known, HostId host, SortedSet<HostId> onto) {
        return readiness(known, host, onto, counting(host));
    }

    /// What still counts of what was concluded of a host; it is read from a file.
    Collection<Proof> counting(HostId host) {
        return look == null ? new KeptProofs(station).counting(host) : List.of();
    }

    Readiness readiness(
            Readings known, HostId host, SortedSet<HostId> onto, Collection<Proof> counting) {
        var found = station.readiness(known, host, onto, counting);
        return look == null ? found : WithoutSiteFile.of(found);
    }

    void keep(Readiness readiness) {
        if (look == null) {
            new KeptProofs(station).keep(readiness);
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
