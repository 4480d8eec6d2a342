package dev.lifeboat.cli;

import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.drivers.access.BmcAccess;
import dev.lifeboat.drivers.access.SiteAccess;
import dev.lifeboat.screens.Ways;
import java.util.Optional;
import java.util.TreeMap;

/// How a pasted runbook reaches the site. It never holds a password: it asks for them.
final class RunbookWays {
    private RunbookWays() {}

    static Ways of(SiteAccess site) {
        var hosts = new TreeMap<HostId, Ways.HostWay>();
        site.hosts()
                .forEach((host, access) -> {
                    var ssh = access.ssh();
                    hosts.put(
                            host,
                            new Ways.HostWay(
                                    access.hypervisor(),
                                    ssh.user() + "@" + ssh.address(),
                                    access.bmc().map(RunbookWays::bmc)));
                });
        var clusters = new TreeMap<ClusterId, Ways.CephWay>();
        site.clusters()
                .forEach((cluster, access) ->
                        clusters.put(
                                cluster,
                                new Ways.CephWay(
                                        access.conf().toString(),
                                        access.user(),
                                        access.keyring().toString())));
        return new Ways(hosts, clusters);
    }

    private static Ways.BmcWay bmc(BmcAccess access) {
        return new Ways.BmcWay(
                access.address(), access.port(), access.user(), access.cipher(), Optional.empty());
    }
}
