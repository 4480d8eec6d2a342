package dev.lifeboat.drivers.ceph;

import dev.lifeboat.core.evidence.CephCaps;
import dev.lifeboat.core.evidence.CephReleases;
import dev.lifeboat.core.evidence.Denials;
import dev.lifeboat.core.evidence.MonSessions;
import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.fleet.CephUser;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.spi.StorageAuth;
import dev.lifeboat.drivers.shell.Look;
import dev.lifeboat.drivers.ssh.RemoteShell;
import dev.lifeboat.drivers.ssh.Ssh;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;

/// Caps and releases of a cluster of which a host has the administrator's key itself, asked by that
/// host's own `ceph`. The key stays there, and so does that of the user who is asked about: it is
/// taken out of the answer before the answer leaves the host.
///
/// Where no host has one, and for everything else, somebody else answers.
public final class CapsByHost implements StorageAuth {
    /// `ceph` is Python: 0.7 to 1.3 s at load 11, and it may have to find a monitor that lives.
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /// No log, no admin socket and no compiled Python, whatever the host's ceph.conf says.
    private static final String CEPH =
            "export PYTHONDONTWRITEBYTECODE=1 CEPH_ARGS='--log-to-file=false --admin-socket=';"
                    + " a=$(ceph --connect-timeout 10 --name client.admin WORDS -f json) || exit 1;"
                    + " printf '%s\\n' \"$a\" |"
                    + " sed 's/\"\\(pending_\\)\\{0,1\\}key\": *\"[^\"]*\",\\{0,1\\}//g'";

    private final RemoteShell hosts;
    private final SortedMap<ClusterId, HostId> askers;
    private final StorageAuth otherwise;
    private final InstantSource clock;

    /// @param askers a host that has the administrator's key, of clusters of which one does
    public CapsByHost(
            RemoteShell hosts,
            SortedMap<ClusterId, HostId> askers,
            StorageAuth otherwise,
            InstantSource clock) {
        this.hosts = hosts;
        this.askers = new TreeMap<>(askers);
        this.otherwise = otherwise;
        this.clock = clock;
    }

    /// Whether a host's ceph.conf is that of the cluster: another one's caps prove nothing.
    public static boolean isOf(String conf, SortedSet<String> monitors) {
        return CephConf.monitors(conf).stream().anyMatch(monitors::contains);
    }

    private <F> Reading<F> ask(
            Function<HostId, Look> at, HostId host, String words, Look.Reader<String, F> reader) {
        var look = at.apply(host);
        return look.reading(hosts.run(host, CEPH.replace("WORDS", words), LIMIT), Ssh::why, reader);
    }

    @Override
    public Reading<CephCaps> caps(CephUser user) {
        return Optional.ofNullable(askers.get(user.cluster()))
                .map(host ->
                        ask(
                                on -> Look.at(user, "ssh " + on + " ceph auth get {}", clock),
                                host,
                                "auth get " + Ssh.quoted(user.entity()),
                                AuthAnswers::caps))
                .orElseGet(() -> otherwise.caps(user));
    }

    @Override
    public Reading<CephReleases> releases(ClusterId cluster) {
        return Optional.ofNullable(askers.get(cluster))
                .map(host ->
                        ask(
                                on -> Look.at(cluster, "ssh " + on + " ceph versions", clock),
                                host,
                                "versions",
                                AuthAnswers::releases))
                .orElseGet(() -> otherwise.releases(cluster));
    }

    @Override
    public Reading<MonSessions> sessions(ClusterId cluster) {
        return otherwise.sessions(cluster);
    }

    @Override
    public Outcome change(CephUser user, CephCaps before, CephCaps after) {
        return otherwise.change(user, before, after);
    }

    @Override
    public Reading<Denials> denials(ClusterId cluster) {
        return otherwise.denials(cluster);
    }
}
